import { addDays, daysThrough, type LocalDate } from "../time/zoned-time.ts";
import type { EventCard } from "./event-card.ts";
import type { Context } from "../context.ts";
import type { ProgrammeFilter } from "../model/programme-filter.ts";
import { listProgrammeDates } from "#db/queries/programme.server.ts";
import { countDates } from "./count-dates.server.ts";
import { toCards } from "./to-card.server.ts";

type Timed = { startsAtLocal: string; endsAtLocal: string };

/** Dates that overlap, directly or through others; shown as parallel. */
export type Lane<T> = T[];

/** Group the dates of one day into lanes. @param dates in order of start */
export function inLanes<T extends Timed>(dates: readonly T[]): Lane<T>[] {
  const lanes: Lane<T>[] = [];
  let end = "";
  for (const date of dates) {
    const lane = lanes.at(-1);
    if (lane && date.startsAtLocal < end) lane.push(date);
    else lanes.push([date]);
    if (date.endsAtLocal > end) end = date.endsAtLocal;
  }
  return lanes;
}

/** Maximum number of dates of one day in a week view; a link leads to the others. */
const maxPerDay = 8;

export type WeekDay = { day: LocalDate; lanes: Lane<EventCard>[]; count: number; more: number };

/** Number of days side by side; an edition of ten days fits. */
export const daysOfView = 10;

/** @property earlier, later first days of the views before and after; null where the edition has no more days */
export type Week = { days: WeekDay[]; earlier: LocalDate | null; later: LocalDate | null };

/**
 * List up to ten days with the first dates of each: from the first day of the filter, else of the edition.
 * @param filter with its edition
 * @param edition first and last day of the edition
 */
export async function listWeek(
  ctx: Context,
  filter: ProgrammeFilter,
  edition: { startsOn: LocalDate; endsOn: LocalDate },
): Promise<Week> {
  const first = filter.from ?? edition.startsOn;
  const last = filter.to ?? (edition.endsOn < first ? addDays(first, daysOfView - 1) : edition.endsOn);
  const days: WeekDay[] = [];
  for (const day of daysThrough(first, last, daysOfView)) days.push(await dayOf(ctx, filter, day));
  const before = addDays(first, -daysOfView);
  const after = addDays(first, daysOfView);
  return {
    days,
    earlier: first > edition.startsOn ? (before < edition.startsOn ? edition.startsOn : before) : null,
    later: after <= edition.endsOn ? after : null,
  };
}

async function dayOf(ctx: Context, filter: ProgrammeFilter, day: LocalDate): Promise<WeekDay> {
  const ofDay = { ...filter, from: day, to: day };
  const rows = listProgrammeDates(ctx.db, {
    filter: ofDay,
    language: ctx.language,
    now: ctx.now,
    endingAfter: null,
    after: null,
    limit: maxPerDay + 1,
  });
  const shown = rows.slice(0, maxPerDay);
  const all =
    rows.length > maxPerDay ? await countDates(ctx.db, ofDay, { now: ctx.now, endingAfter: null }) : shown.length;
  const cards = toCards(ctx, shown);
  return { day, lanes: inLanes(cards), count: all, more: all - shown.length };
}
