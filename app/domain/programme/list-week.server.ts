import { addDays, daysThrough, type LocalDate } from "../time/zoned-time.ts";
import type { EventCard } from "./event-card.ts";
import type { Context } from "../context.ts";
import type { ProgrammeFilter } from "../model/programme-filter.ts";
import { listDatesById } from "#db/queries/programme.server.ts";
import { datesByDay } from "../programme-index/count-dates.ts";
import { dateIds, firstInTime } from "../programme-index/order-dates.ts";
import { type FoundDates, findProgramme } from "./match-programme.server.ts";
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
  const listed = daysThrough(first, last, daysOfView);
  const shownDays = { ...filter, from: first, to: listed.at(-1) ?? first };
  const matched = await findProgramme(ctx, shownDays, { now: ctx.now, endingAfter: null });
  const ofDay = datesByDay(matched.index, matched.dates);
  const days = listed.map((day) => dayOf(ctx, matched, { day, dates: ofDay.get(day) ?? new Uint32Array(0) }));
  const before = addDays(first, -daysOfView);
  const after = addDays(first, daysOfView);
  return {
    days,
    earlier: first > edition.startsOn ? (before < edition.startsOn ? edition.startsOn : before) : null,
    later: after <= edition.endsOn ? after : null,
  };
}

function dayOf(ctx: Context, { index }: FoundDates, { day, dates }: { day: LocalDate; dates: Uint32Array }): WeekDay {
  const shown = dateIds(index, firstInTime(index, dates, { limit: maxPerDay }));
  const cards = toCards(ctx, listDatesById(ctx.db, ctx.language, shown));
  return { day, lanes: inLanes(cards), count: dates.length, more: dates.length - cards.length };
}
