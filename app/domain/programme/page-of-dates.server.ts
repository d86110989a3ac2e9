import { listDatesById, listProgrammeDates, type ProgrammeRow } from "#db/queries/programme.server.ts";
import type { Context } from "../context.ts";
import type { Instant } from "../time/zoned-time.ts";
import { type Counted, countFacets } from "./count-facets.server.ts";
import { compareInTime, maxCounted, type PageKey, type ProgrammeFilter } from "../model/programme-filter.ts";

const pageSize = 20;

export type DatesPage = { rows: ProgrammeRow[]; hasMore: boolean };

type Asked = {
  endingAfter: Instant | null;
  after: PageKey | null;
  counted: Counted;
  /** Events that a search found, with their scores: lower is better. */
  scores: ReadonlyMap<string, number> | null;
};

/**
 * Return a page of the counted dates. Results of a search are sorted by score; where there are too many to sort, and
 * without a search, dates are in order of time.
 */
export async function pageOfDates(ctx: Context, filter: ProgrammeFilter, asked: Asked): Promise<DatesPage> {
  const { scores, counted, after, endingAfter } = asked;
  if (scores && scores.size <= maxCounted && counted.total !== null) {
    const ranked = rank(counted, scores);
    const start = after ? await startAfter(ctx, filter, { ranked, scores, after }) : 0;
    return pageOf(ctx, ranked.slice(start));
  }
  const rest = after ? counted.dates.filter((date) => compareInTime(date, after) > 0) : counted.dates;
  // Of too many dates, only the first are known.
  if (counted.total !== null || rest.length > pageSize)
    return pageOf(
      ctx,
      rest.map((date) => date.dateId),
    );
  const limit = pageSize + 1;
  const query = { filter, language: ctx.language, now: ctx.now, endingAfter, after, limit, isBroad: true };
  const rows = listProgrammeDates(ctx.db, query);
  return { rows: rows.slice(0, pageSize), hasMore: rows.length > pageSize };
}

function pageOf(ctx: Context, ids: readonly string[]): DatesPage {
  return { rows: listDatesById(ctx.db, ctx.language, ids.slice(0, pageSize)), hasMore: ids.length > pageSize };
}

/** Return the ids of dates, best score first; equal scores stay in order of time. */
function rank({ dates }: Counted, scores: ReadonlyMap<string, number>): string[] {
  const scoreOf = (eventId: string) => scores.get(eventId) ?? 0;
  return [...dates].sort((a, b) => scoreOf(a.eventId) - scoreOf(b.eventId)).map((date) => date.dateId);
}

type Searched = { ranked: readonly string[]; scores: ReadonlyMap<string, number>; after: PageKey };

/**
 * Return the position at which a page begins. A date that has ended since the page before is looked up among all dates.
 */
async function startAfter(ctx: Context, filter: ProgrammeFilter, { ranked, scores, after }: Searched): Promise<number> {
  const found = ranked.indexOf(after.dateId);
  if (found >= 0) return found + 1;
  const everything = await countFacets(ctx.db, filter, { now: ctx.now, endingAfter: null }, scores);
  const all = rank(everything, scores);
  const rest = new Set(all.slice(all.indexOf(after.dateId) + 1));
  const next = ranked.findIndex((eventId) => rest.has(eventId));
  return next < 0 ? ranked.length : next;
}
