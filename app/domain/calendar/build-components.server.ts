import { readEventDetails } from "#db/queries/event-details.server.ts";
import { listSessions } from "#db/queries/sessions.server.ts";
import { listFirstDates, type DateRow } from "#db/queries/programme.server.ts";
import { readVocabulary } from "#db/queries/vocabulary.server.ts";
import { setImmediate as nextTurn } from "node:timers/promises";
import type { Context } from "../context.ts";
import type { Instant } from "../time/zoned-time.ts";
import type { CalendarDate } from "./calendar-date.ts";
import { dateToVevent } from "./date-to-vevent.server.ts";
import { hiddenDateToVevent } from "./hidden-date-to-vevent.server.ts";
import { toCalendarDate } from "./to-calendar-date.server.ts";

/** Read what calendars show of some dates, and convert the rows. */
export function readCalendarDates(
  ctx: Context,
  rows: readonly DateRow[],
  vocabulary = readVocabulary(ctx.db, ctx.language),
): CalendarDate[] {
  const eventIds = rows.map((row) => row.eventId);
  const details = readEventDetails(ctx.db, eventIds);
  const firstDates = listFirstDates(ctx.db, eventIds);
  const dateIds = rows.map((row) => row.dateId);
  const sessions = grouped(listSessions(ctx.db, ctx.language, dateIds), (session) => session.dateId);
  return rows.map((row) =>
    toCalendarDate(row, {
      details: details(row.eventId),
      firstDateId: firstDates.get(row.eventId) ?? row.dateId,
      sessions: sessions.get(row.dateId) ?? [],
      vocabulary,
      language: ctx.language,
    }),
  );
}

/** Return the latest change of some dates; null when there are none. */
export const lastChangeOf = (dates: readonly CalendarDate[]): Instant | null =>
  dates.length === 0 ? null : (Math.max(...dates.map((date) => date.revisedAt)) as Instant);

/** Write the VEVENTs of a few dates. */
export const buildComponents = (ctx: Context, dates: readonly CalendarDate[]): string[] =>
  dates.map((date) =>
    date.isHidden ? hiddenDateToVevent(date, ctx.language) : dateToVevent(date, ctx.language, ctx.origin),
  );

/**
 * Number of VEVENTs written between two turns of the event loop: a feed of a thousand must not block other requests.
 */
const atOnce = 20;

/** Write the VEVENTs of many dates, yielding to other requests in between (standards HTTP-09). */
export async function buildManyComponents(ctx: Context, dates: readonly CalendarDate[]): Promise<string[]> {
  const components: string[] = [];
  for (let index = 0; index < dates.length; index += atOnce) {
    if (index > 0) await nextTurn();
    components.push(...buildComponents(ctx, dates.slice(index, index + atOnce)));
  }
  return components;
}

function grouped<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}
