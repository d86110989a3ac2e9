import { listCities } from "#db/queries/cities.server.ts";
import { findCurrentEdition } from "#db/queries/editions.server.ts";
import { listDatesById, listProgrammeDates, type ProgrammeRow, rankDates } from "#db/queries/programme.server.ts";
import type { Context } from "../context.ts";
import { getCityMap } from "../map/get-city-map.server.ts";
import { placeOfFilter } from "../promotion/feature.ts";
import { listFeatured } from "../promotion/list-featured.server.ts";
import { refreshSearch } from "../search/refresh-search.server.ts";
import { searchWords } from "../text/fold-search.ts";
import { type Instant, utcDay } from "../time/zoned-time.ts";
import { countFacets, emptyCounts } from "./count-facets.server.ts";
import { labelFilter } from "./label-filter.server.ts";
import {
  type FilterProblem,
  type PageKey,
  parsePageKey,
  parseView,
  type ProgrammeFilter,
  type ProgrammeView,
} from "./programme-filter.ts";
import { listPrint } from "./list-print.server.ts";
import { firstDay, listWeek } from "./list-week.server.ts";
import { resolveFilter } from "./resolve-filter.server.ts";
import { suggestChanges } from "./suggest-changes.server.ts";
import { toCards } from "./to-card.server.ts";

const pageSize = 20;

/** A page of the programme under a filter, and how many dates each other choice would give. */
export function listProgramme(ctx: Context, params: URLSearchParams) {
  const { filter, effective, problems } = resolveFilter(ctx.db, params, ctx.language);
  if (filter.q) refreshSearch(ctx.db);
  const after = readPageKey(params, problems);
  const view = readView(params, problems);
  // A filter that names days may look back; without one, the programme begins now.
  const endingAfter = filter.from || filter.to ? null : ctx.now;
  const asked = { filter, effective, after, view, endingAfter };
  return {
    edition: findCurrentEdition(ctx.db, ctx.language),
    filter,
    chosen: labelFilter(ctx.db, filter, ctx.language),
    problems,
    /** What a search looked for, to show where it was found. */
    found: filter.q ? searchWords(filter.q) : [],
    ...(effective ? datesFor(ctx, { ...asked, effective }) : nothing),
    isFirstPage: after === null,
    cities: listCities(ctx.db, ctx.language).map((city) => ({
      slug: city.slug,
      name: city.localName,
      countryCode: city.countryCode,
    })),
  };
}
export type ProgrammePageData = ReturnType<typeof listProgramme>;

type Asked = {
  filter: ProgrammeFilter;
  /** With the edition it means. */
  effective: ProgrammeFilter;
  after: PageKey | null;
  view: ProgrammeView;
  endingAfter: Instant | null;
};

function datesFor(ctx: Context, { filter, effective, after, view, endingAfter }: Asked) {
  const isList = view === "list";
  const { rows, hasMore } = isList ? pageOf(ctx, effective, { endingAfter, after }) : { rows: [], hasMore: false };
  const last = rows.at(-1);
  const place = after === null && isList ? placeOfFilter(filter) : null;
  const { total, counts } = countFacets(ctx.db, effective, { now: ctx.now, endingAfter });
  return {
    // The page of a place is the programme of that place: what leads it stands before the rest.
    featured: place ? listFeatured(ctx, place) : [],
    /** Null: more than are counted. */
    total,
    counts,
    cards: toCards(ctx, rows),
    shown: isList ? null : showAs(ctx, view, { filter: effective, endingAfter }),
    suggestions: total === 0 ? suggestChanges(ctx.db, { filter, effective }, ctx.now) : [],
    next: hasMore && last ? { startsAtLocal: last.startsAtLocal, dateId: last.dateId } : null,
  };
}

/** Before the first edition. */
const nothing: ReturnType<typeof datesFor> = {
  featured: [],
  total: 0,
  counts: emptyCounts,
  cards: [],
  shown: null,
  suggestions: [],
  next: null,
};

/** The same dates as a week, on a map, or for paper. */
function showAs(
  ctx: Context,
  view: Exclude<ProgrammeView, "list">,
  { filter, endingAfter }: { filter: ProgrammeFilter; endingAfter: Instant | null },
) {
  if (view === "map") return { view, map: getCityMap(ctx, filter, endingAfter) };
  if (view === "print") return { view, printed: listPrint(ctx, filter, endingAfter) };
  const first = firstDay(ctx, filter) ?? findCurrentEdition(ctx.db, ctx.language)?.startsOn ?? utcDay(ctx.now);
  return { view, days: listWeek(ctx, filter, first) };
}

type Page = { rows: ProgrammeRow[]; hasMore: boolean };

/** What a search finds comes best first; where that is too much to be put in order, and without one, by time. */
function pageOf(
  ctx: Context,
  filter: ProgrammeFilter,
  { endingAfter, after }: { endingAfter: Instant | null; after: PageKey | null },
): Page {
  const { q } = filter;
  const rank = (ending: Instant | null) =>
    q ? rankDates(ctx.db, { ...filter, q }, { now: ctx.now, endingAfter: ending }) : null;
  const ranked = rank(endingAfter);
  if (ranked) {
    const start = after ? startAfter(after.dateId, ranked, () => rank(null) ?? []) : 0;
    const ids = ranked.slice(start, start + pageSize);
    return { rows: listDatesById(ctx.db, ctx.language, ids), hasMore: ranked.length > start + pageSize };
  }
  const query = { filter, language: ctx.language, now: ctx.now, endingAfter, after, limit: pageSize + 1 };
  const rows = listProgrammeDates(ctx.db, query);
  return { rows: rows.slice(0, pageSize), hasMore: rows.length > pageSize };
}

/** Where a page goes on; after a date that has ended since the page before, where it stood among all. */
function startAfter(dateId: string, ranked: readonly string[], rankAll: () => readonly string[]): number {
  const found = ranked.indexOf(dateId);
  if (found >= 0) return found + 1;
  const all = rankAll();
  const rest = new Set(all.slice(all.indexOf(dateId) + 1));
  const next = ranked.findIndex((one) => rest.has(one));
  return next < 0 ? ranked.length : next;
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
