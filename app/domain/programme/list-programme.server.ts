import { listCities } from "#db/queries/cities.server.ts";
import { findCurrentEdition } from "#db/queries/editions.server.ts";
import { readEventDetails } from "#db/queries/event-details.server.ts";
import { countFacet, countProgrammeDates, type Facet, listProgrammeDates } from "#db/queries/programme.server.ts";
import type { Context } from "../context.ts";
import type { Instant } from "../time/zoned-time.ts";
import { placeOfFilter } from "../promotion/feature.ts";
import { listFeatured } from "../promotion/list-featured.server.ts";
import { labelFilter } from "./label-filter.server.ts";
import { type FilterProblem, type PageKey, parsePageKey, type ProgrammeFilter } from "./programme-filter.ts";
import { resolveFilter } from "./resolve-filter.server.ts";
import { toCard } from "./to-card.server.ts";

const pageSize = 20;

const facets = ["city", "country", "theme", "format", "language", "attendance", "day"] as const satisfies Facet[];
export type FacetCounts = Record<(typeof facets)[number], [value: string, count: number][]>;

/** A page of the programme under a filter, and how many dates each other choice would give. */
export function listProgramme(ctx: Context, params: URLSearchParams) {
  const { filter, effective, problems } = resolveFilter(ctx.db, params, ctx.language);
  const after = readPageKey(params, problems);
  // A filter that names days may look back; without one, the programme begins now.
  const endingAfter = filter.from || filter.to ? null : ctx.now;
  const rows = effective
    ? listProgrammeDates(ctx.db, {
        filter: effective,
        language: ctx.language,
        now: ctx.now,
        endingAfter,
        after,
        limit: pageSize + 1,
      })
    : [];
  const shown = rows.slice(0, pageSize);
  const details = readEventDetails(
    ctx.db,
    shown.map((row) => row.eventId),
  );
  const last = shown.at(-1);
  const place = after === null ? placeOfFilter(filter) : null;
  return {
    edition: findCurrentEdition(ctx.db, ctx.language),
    filter,
    chosen: labelFilter(ctx.db, filter, ctx.language),
    problems,
    // The page of a place is the programme of that place: what leads it stands before the rest.
    featured: place ? listFeatured(ctx, place) : [],
    total: effective ? countProgrammeDates(ctx.db, effective, { now: ctx.now, endingAfter }) : 0,
    cards: shown.map((row) => toCard(row, details(row.eventId), ctx.now)),
    next: rows.length > pageSize && last ? { startsAtLocal: last.startsAtLocal, dateId: last.dateId } : null,
    isFirstPage: after === null,
    counts: effective ? countAll(ctx, effective, endingAfter) : null,
    cities: listCities(ctx.db, ctx.language).map((city) => ({
      slug: city.slug,
      name: city.localName,
      countryCode: city.countryCode,
    })),
  };
}
export type ProgrammePageData = ReturnType<typeof listProgramme>;

function readPageKey(params: URLSearchParams, problems: FilterProblem[]): PageKey | null {
  const given = params.get("after") ?? "";
  if (given === "") return null;
  const key = parsePageKey(given);
  if (!key) problems.push({ parameter: "after", value: given.slice(0, 80) });
  return key;
}

/** Each facet is counted under all other choices, so that its numbers say what choosing a value would give. */
function countAll(ctx: Context, filter: ProgrammeFilter, endingAfter: Instant | null): FacetCounts {
  const without = (facet: Facet): ProgrammeFilter =>
    facet === "day" ? { ...filter, from: null, to: null } : { ...filter, [facet]: [] };
  const entries = facets.map((facet) => {
    const when = { now: ctx.now, endingAfter: facet === "day" ? ctx.now : endingAfter };
    const counted = countFacet(ctx.db, facet, without(facet), when);
    return [facet, [...counted]] as const;
  });
  return Object.fromEntries(entries) as FacetCounts;
}
