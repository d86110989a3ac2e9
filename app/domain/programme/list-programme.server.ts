import { listCities } from "#db/queries/cities.server.ts";
import { findCurrentEdition, findDaysOfEdition } from "#db/queries/editions.server.ts";
import type { Context } from "../context.ts";
import { getCityMap } from "./get-city-map.server.ts";
import { placeOfFilter } from "../model/feature.ts";
import { listFeatured } from "./list-featured.server.ts";
import { refreshSearch } from "../search/refresh-search-index.server.ts";
import { highlightedTerms } from "../text/search-expression.ts";
import { type Instant, type LocalDate, parseLocalDate, utcDay } from "../time/zoned-time.ts";
import { facets, type ValueCounts } from "../programme-index/count-dates.ts";
import { commonCounts, type FoundDates, matchProgramme } from "./match-programme.server.ts";
import { labelFilter } from "./label-filter.server.ts";
import {
  type FilterProblem,
  type PageKey,
  parsePageKey,
  parseView,
  type ProgrammeFilter,
  type ProgrammeView,
} from "../model/programme-filter.ts";
import { pageOfDates } from "./page-of-dates.server.ts";
import { listPrint } from "./list-print.server.ts";
import { listWeek } from "./list-week.server.ts";
import { resolveFilter } from "./resolve-filter.server.ts";
import { suggestChanges, suggestSpellings } from "./suggest-filters.server.ts";
import { toCards } from "./to-card.server.ts";

/** List a page of the programme under a filter, with the number of dates that each other choice would give. */
export async function listProgramme(ctx: Context, params: URLSearchParams) {
  const { filter, effective, problems } = resolveFilter(ctx.db, params, ctx.language);
  const isIndexed = !filter.q || (await refreshSearch(ctx.db));
  const after = readPageKey(params, problems);
  const view = readView(params, problems);
  // A filter with days may show past dates; without days, the programme begins now.
  const endingAfter = filter.from || filter.to ? null : ctx.now;
  const asked = { filter, effective, after, view, endingAfter };
  return {
    edition: findCurrentEdition(ctx.db, ctx.language),
    filter,
    chosen: labelFilter(ctx.db, filter, ctx.language),
    problems,
    /** Terms of the search, to be highlighted. */
    found: filter.q ? highlightedTerms(filter.q) : [],
    /** False while events wait to be indexed, which a search may miss. */
    isIndexed,
    ...(effective ? await datesFor(ctx, { ...asked, effective }) : nothing),
    isFirstPage: after === null,
    cities: listCities(ctx.db, ctx.language).map((city) => ({
      slug: city.slug,
      name: city.localName,
      countryCode: city.countryCode,
    })),
  };
}
export type ProgrammePageData = Awaited<ReturnType<typeof listProgramme>>;

type Asked = {
  filter: ProgrammeFilter;
  /** The filter with its edition, the current one where none is chosen. */
  effective: ProgrammeFilter;
  after: PageKey | null;
  view: ProgrammeView;
  endingAfter: Instant | null;
};

async function datesFor(ctx: Context, { filter, effective, after, view, endingAfter }: Asked) {
  const isList = view === "list";
  const matched = await matchProgramme(ctx, effective, { now: ctx.now, endingAfter });
  const total = matched.dates.length;
  const counts = countsBy(matched.countsOf);
  const { rows, hasMore } = isList ? pageOfDates(ctx, effective, { matched, after }) : { rows: [], hasMore: false };
  const last = rows.at(-1);
  const place = after === null && isList ? placeOfFilter(filter) : null;
  return {
    // The programme filtered by a place is the page of that place, so its featured events come first.
    featured: place ? listFeatured(ctx, place) : [],
    total,
    /** Number of dates that choosing each value would give, by facet. */
    counts,
    common: commonCounts(total, counts.access),
    cards: toCards(ctx, rows),
    shown: isList ? null : await showAs(ctx, view, { filter: effective, matched, days: counts.day }),
    respellings: total === 0 ? await suggestSpellings(ctx, { filter, effective }) : [],
    suggestions: total === 0 ? await suggestChanges(ctx, { filter, effective }, matched) : [],
    next: hasMore && last ? { startsAtLocal: last.startsAtLocal, dateId: last.dateId } : null,
  };
}

const countsBy = (countsOf: (facet: (typeof facets)[number]) => ValueCounts) =>
  Object.fromEntries(facets.map((facet) => [facet, countsOf(facet)])) as Record<(typeof facets)[number], ValueCounts>;

/** Result without an edition. */
const nothing: Awaited<ReturnType<typeof datesFor>> = {
  featured: [],
  total: 0,
  counts: countsBy(() => []),
  common: commonCounts(0, []),
  cards: [],
  shown: null,
  respellings: [],
  suggestions: [],
  next: null,
};

async function showAs(
  ctx: Context,
  view: Exclude<ProgrammeView, "list">,
  { filter, matched, days }: { filter: ProgrammeFilter; matched: FoundDates; days: ValueCounts },
) {
  if (view === "map") return { view, map: getCityMap(ctx, matched) };
  if (view === "print") return { view, printed: listPrint(ctx, matched) };
  const edition = findDaysOfEdition(ctx.db, filter.edition ?? "") ?? {
    startsOn: utcDay(ctx.now),
    endsOn: utcDay(ctx.now),
  };
  return { view, week: await listWeek(ctx, filter, withDays(edition, days)) };
}

/** Extend an edition by the days on which a city has dates before or after it. */
function withDays(
  { startsOn, endsOn }: { startsOn: LocalDate; endsOn: LocalDate },
  days: readonly (readonly [day: string, count: number])[],
) {
  const all = [startsOn, endsOn, ...days.flatMap(([day]) => parseLocalDate(day) ?? [])].sort();
  return { startsOn: all[0] ?? startsOn, endsOn: all.at(-1) ?? endsOn };
}

function readView(params: URLSearchParams, problems: FilterProblem[]): ProgrammeView {
  const view = parseView(params.get("view"));
  if (view === null) problems.push({ parameter: "view", value: (params.get("view") ?? "").slice(0, 80) });
  return view ?? "list";
}

function readPageKey(params: URLSearchParams, problems: FilterProblem[]): PageKey | null {
  const given = params.get("after") ?? "";
  if (given === "") return null;
  const key = parsePageKey(given);
  if (!key) problems.push({ parameter: "after", value: given.slice(0, 80) });
  return key;
}
