import type { UpdateKey } from "#db/queries/open-data.server.ts";
import { listDatesById, type ProgrammeRow } from "#db/queries/programme.server.ts";
import type { Context } from "../context.ts";
import { maxScored, type ProgrammeFilter } from "../model/programme-filter.ts";
import type { ValueCounts } from "../programme-index/count-dates.ts";
import { findDates, type Matches, matchDates, type When } from "../programme-index/match-dates.ts";
import { dateIds, firstByUpdate, firstInTime } from "../programme-index/order-dates.ts";
import type { ProgrammeIndex } from "../programme-index/programme-index.ts";
import { readProgrammeIndex } from "../programme-index/read-programme-index.server.ts";
import { eventsOfSearch } from "../search/events-of-search.server.ts";
import { type FoundBySearch, scoreSearch } from "../search/score-results.server.ts";
import type { CommonCounts } from "./event-card.ts";

/** Dates under a filter. Use them before waiting for anything else: the next change of an event alters the index. */
export type FoundDates = {
  index: ProgrammeIndex;
  /** Slots of the dates, in no order. */
  dates: Uint32Array;
  /** Scores of the events that the search of the filter found; null without a search, and where they are too many. */
  scores: ReadonlyMap<string, number> | null;
};

/**
 * Find the public dates under a filter, with its search, as the programme is now.
 * @param when `endingAfter` null: also dates that have ended
 */
export async function findProgramme(ctx: Context, filter: ProgrammeFilter, when: When): Promise<FoundDates> {
  const { index, scores, searched } = await search(ctx, filter);
  return { index, scores, dates: findDates(index, { filter, when, searched }) };
}

/** Find the public dates under a filter, with the numbers that its other choices would give. */
export async function matchProgramme(ctx: Context, filter: ProgrammeFilter, when: When): Promise<FoundDates & Matches> {
  const { index, scores, searched } = await search(ctx, filter);
  return { index, scores, ...matchDates(index, { filter, when, searched }) };
}

/** Search first, then read the index: its slots are good until the next turn. */
async function search(ctx: Context, { q }: ProgrammeFilter) {
  const found: FoundBySearch | null = q ? await scoreSearch(ctx.db, q, maxScored) : null;
  const index = await readProgrammeIndex(ctx.db);
  const searched = found && eventsOfSearch(ctx.db, index, found);
  return { index, searched, scores: found instanceof Uint32Array ? null : found };
}

/** List the first of some dates in order of time. */
export const listFirst = (ctx: Context, { index, dates }: FoundDates, limit: number): ProgrammeRow[] =>
  listDatesById(ctx.db, ctx.language, dateIds(index, firstInTime(index, dates, { limit })));

/** List the first public events with a date under a filter in order of their last change. */
export async function listByUpdate(
  ctx: Context,
  filter: ProgrammeFilter,
  page: Parameters<typeof firstByUpdate>[2],
): Promise<UpdateKey[]> {
  const { index, dates } = await findProgramme(ctx, filter, { now: ctx.now, endingAfter: null });
  return firstByUpdate(index, dates, page);
}

/** Return the numbers of the common inclusion answers of a programme whose `access` is counted. */
export function commonCounts(total: number, access: ValueCounts): CommonCounts {
  const countOf = new Map(access);
  return { total, free: countOf.get("free") ?? 0, no_id: countOf.get("no_id") ?? 0 };
}
