import { getEdition } from "#db/queries/editions.server.ts";
import { listDates } from "#db/queries/events.server.ts";
import { listDatesOfEvent, type DateRow } from "#db/queries/programme.server.ts";
import { countSeats } from "#db/queries/seats.server.ts";
import { countPagesToNotify } from "#db/queries/sign-ups.server.ts";
import type { Context } from "../context.ts";
import { eventWindow } from "../model/edition.ts";
import { hideableEvent } from "../event-access/hideable-event.server.ts";
import { offsetAt } from "../time/zone-arithmetic.server.ts";
import { dateVersion, possibleActions } from "./date-actions.ts";
import { dateStatusAt } from "../model/date.ts";
import { requireOwnEvent } from "../event-access/require-own-event.server.ts";

/**
 * Return the dates of an event for its organiser: their status, the actions possible now, and the number of attendee
 * pages that would be notified.
 * @throws NotFound for an actor who may not edit the event
 */
export function getEventDates(ctx: Context, eventId: string) {
  const event = requireOwnEvent(ctx.db, ctx, eventId);
  const rows = listDatesOfEvent(ctx.db, ctx.language, eventId);
  const [first] = rows;
  if (!first) throw new Error("an event without a date");
  const stored = new Map(listDates(ctx.db, eventId).map((date) => [date.id, date]));
  const { startsOn, endsOn } = getEdition(ctx.db, event.editionId);
  return {
    eventId,
    title: first.title,
    textLanguage: first.textLanguage,
    review: event.review,
    // An event whose place is given by a partner needs no link.
    hasJoinUrl: event.joinUrl !== null || event.placeLevel === "by_partner",
    mayHide: event.review === "approved" && hideableEvent(ctx.db, ctx, event) !== null,
    cityName: first.cityName,
    countryCode: first.countryCode,
    edition: { startsOn, endsOn, ...eventWindow({ startsOn, endsOn }) },
    dates: rows.map((row) => ({
      ...keptDate(ctx, row),
      startOffset: stored.get(row.dateId)?.startOffset ?? null,
      endOffset: stored.get(row.dateId)?.endOffset ?? null,
      notifiedCount: countPagesToNotify(ctx.db, [row.dateId]),
      held: row.participation === "just_come" ? null : countSeats(ctx.db, { dateId: row.dateId, sessionId: null }),
    })),
  };
}
export type EventDates = ReturnType<typeof getEventDates>;
export type KeptDate = EventDates["dates"][number];

function keptDate(ctx: Context, row: DateRow) {
  return {
    dateId: row.dateId,
    version: dateVersion(row),
    startsAtLocal: row.startsAtLocal,
    endsAtLocal: row.endsAtLocal,
    offsetMinutes: offsetAt(row.startsAtUtc, row.timeZone),
    status: dateStatusAt(row, ctx.now),
    statusNote: row.statusNote,
    previousStartsAtLocal: row.previousStartsAtLocal,
    capacity: row.capacity,
    signUpClosed: row.signUpClosed,
    actions: possibleActions(row, row, ctx.now),
  };
}
