import { readEventDetails } from "#db/queries/event-details.server.ts";
import { listSessions } from "#db/queries/programme-sessions.server.ts";
import { listSiblings, type ProgrammeRow } from "#db/queries/programme.server.ts";
import { readVocabulary } from "#db/queries/vocabulary.server.ts";
import type { Context } from "../context.ts";
import type { Instant } from "../time/zoned-time.ts";
import { dateToVevent } from "./event-to-ical.server.ts";
import { toCalendarDate } from "./to-calendar-date.server.ts";

/** The VEVENTs of some dates in the reader's language, and when the latest of them last changed. */
export function buildComponents(
  ctx: Context,
  rows: readonly ProgrammeRow[],
): { components: string[]; lastModified: Instant | null } {
  const eventIds = rows.map((row) => row.eventId);
  const details = readEventDetails(ctx.db, eventIds);
  const siblings = grouped(listSiblings(ctx.db, eventIds), (date) => date.eventId);
  const dateIds = rows.map((row) => row.dateId);
  const sessions = grouped(listSessions(ctx.db, ctx.language, dateIds), (session) => session.dateId);
  const vocabulary = readVocabulary(ctx.db, ctx.language);
  const dates = rows.map((row) =>
    toCalendarDate(row, {
      details: details(row.eventId),
      siblings: siblings.get(row.eventId) ?? [],
      sessions: sessions.get(row.dateId) ?? [],
      vocabulary,
      language: ctx.language,
    }),
  );
  return {
    components: dates.map((date) => dateToVevent(date, ctx.language, ctx.origin)),
    lastModified: dates.length === 0 ? null : (Math.max(...dates.map((date) => date.revisedAt)) as Instant),
  };
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
