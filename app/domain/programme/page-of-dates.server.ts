import { listDatesById, type ProgrammeRow } from "#db/queries/programme.server.ts";
import type { Context } from "../context.ts";
import type { PageKey, ProgrammeFilter } from "../model/programme-filter.ts";
import { findDates } from "../programme-index/match-dates.ts";
import { eventsById } from "../search/events-of-search.server.ts";
import { byScore, dateIds, firstInTime } from "../programme-index/order-dates.ts";
import type { FoundDates } from "./match-programme.server.ts";

const pageSize = 20;

export type DatesPage = { rows: ProgrammeRow[]; hasMore: boolean };

/**
 * Return a page of the dates under a filter. Results of a search are sorted by score; where there are too many to
 * score, and without a search, dates are in order of time.
 */
export function pageOfDates(
  ctx: Context,
  filter: ProgrammeFilter,
  { matched, after }: { matched: FoundDates; after: PageKey | null },
): DatesPage {
  const { index, dates, scores } = matched;
  const slots = scores
    ? rankedAfter(ctx, filter, { ...matched, scores, after })
    : firstInTime(index, dates, { after, limit: pageSize + 1 });
  const shown = dateIds(index, slots.slice(0, pageSize));
  return { rows: listDatesById(ctx.db, ctx.language, shown), hasMore: slots.length > pageSize };
}

/**
 * List the results of a search from where a page begins, best score first. A date that has ended since the page before
 * is looked up among all dates.
 */
function rankedAfter(
  ctx: Context,
  filter: ProgrammeFilter,
  { index, dates, scores, after }: FoundDates & { scores: ReadonlyMap<string, number>; after: PageKey | null },
): number[] {
  const ranked = byScore(index, dates, scores);
  if (!after) return ranked;
  const isLast = (slot: number) => index.dates.ids[slot] === after.dateId;
  const position = ranked.findIndex(isLast);
  if (position >= 0) return ranked.slice(position + 1);
  const when = { now: ctx.now, endingAfter: null };
  const all = byScore(index, findDates(index, { filter, when, searched: eventsById(index, scores) }), scores);
  const rest = new Set(all.slice(all.findIndex(isLast) + 1));
  const next = ranked.findIndex((slot) => rest.has(slot));
  return next < 0 ? [] : ranked.slice(next);
}
