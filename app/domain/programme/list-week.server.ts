import { type LocalDate, addDays, isoWeekday, localDateOf } from "../time/zoned-time.ts";
import type { EventCard } from "./event-card.ts";
import type { Context } from "../context.ts";
import type { ProgrammeFilter } from "../model/programme-filter.ts";
import { listProgrammeDates } from "#db/queries/programme.server.ts";
import { countDates } from "./count-dates.server.ts";
import { toCards } from "./to-card.server.ts";

type Timed = { startsAtLocal: string; endsAtLocal: string };

/** Dates that overlap, directly or through others; shown side by side. */
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

/** Maximum number of dates of one day in a week; a link leads to the others. */
const maxPerDay = 8;

export type WeekDay = { day: LocalDate; lanes: Lane<EventCard>[]; more: number };

/**
 * List the seven days from a Monday with the first dates of each: the week in which the filter begins, else the week of
 * the next date.
 * @param filter with its edition
 * @param first day of the first date to come, used where the filter has no first day
 */
export async function listWeek(ctx: Context, filter: ProgrammeFilter, first: LocalDate): Promise<WeekDay[]> {
  const start = filter.from ?? first;
  const monday = addDays(start, 1 - isoWeekday(start));
  const week: WeekDay[] = [];
  for (let offset = 0; offset < 7; offset += 1) week.push(await dayOf(ctx, filter, addDays(monday, offset)));
  return week;
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
  return { day, lanes: inLanes(cards), more: all - shown.length };
}

/** Return the wall clock day of the first date under a filter that has not ended; null when there is none. */
export function firstDay(ctx: Context, filter: ProgrammeFilter): LocalDate | null {
  const [row] = listProgrammeDates(ctx.db, {
    filter: { ...filter, from: null, to: null },
    language: ctx.language,
    now: ctx.now,
    endingAfter: ctx.now,
    after: null,
    limit: 1,
  });
  return row ? localDateOf(row.startsAtLocal) : null;
}
