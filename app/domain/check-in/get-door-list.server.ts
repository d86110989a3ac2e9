import { listAttendees } from "#db/queries/check-in.server.ts";
import { findDateRow } from "#db/queries/programme.server.ts";
import { findPool } from "#db/queries/seats.server.ts";
import type { Context } from "../context.ts";
import { NotFound } from "../errors.ts";
import { requireOwnDate } from "../event-access/require-own-event.server.ts";
import { takesPlace } from "../model/date.ts";
import { sessionTitle } from "../sessions/session-title.server.ts";
import { dayAt, offsetAt, toLocal } from "../time/zone-arithmetic.server.ts";
import { localDateOf } from "../time/zoned-time.ts";

/**
 * Return the door list of a date and its sessions: codes, nicknames, party sizes and needs of all seated parties, by
 * nickname, without addresses.
 * @param input `withWaiting`: true to list the waitlist too
 * @throws NotFound for an actor who may not edit the event, and for a date of another event
 */
export function getDoorList(ctx: Context, input: { eventId: string; dateId: string; withWaiting?: boolean }) {
  const { date, event } = requireOwnDate(ctx.db, ctx, input.dateId);
  const row = findDateRow(ctx.db, ctx.language, input.dateId);
  if (event.id !== input.eventId || !row) throw new NotFound("date");
  const attendees = listAttendees(ctx.db, { dateId: date.id }).filter(
    (attendee) => input.withWaiting === true || attendee.state !== "waiting",
  );
  const pool = findPool(ctx.db, { dateId: date.id, sessionId: null });
  const byName = new Intl.Collator(ctx.language);
  return {
    eventId: event.id,
    dateId: date.id,
    title: row.title,
    textLanguage: row.textLanguage,
    /** Venue, if it is written, and city: for the heading of the printed list. */
    place: [event.venueName, row.cityName].filter((part) => part !== null && part !== ""),
    when: {
      startsAtLocal: row.startsAtLocal,
      endsAtLocal: row.endsAtLocal,
      timeZone: row.timeZone,
      offsetMinutes: offsetAt(row.startsAtUtc, row.timeZone),
      cityName: row.cityName,
      countryCode: row.countryCode,
    },
    /** True where attendees can be added by hand: the date itself has a sign-up, takes place and is not over. */
    takesMore: pool !== null && pool.participation !== "just_come" && takesPlace(pool) && pool.endsAtUtc > ctx.now,
    // For a warning: a check-in days ahead may be on the wrong page.
    isEarly: localDateOf(row.startsAtLocal) > dayAt(ctx.now, row.timeZone),
    attendees: attendees
      .map(({ checkedInAt, sessionId, walkInAt, ...attendee }) => ({
        ...attendee,
        isWalkIn: walkInAt !== null,
        session: sessionId === null ? null : sessionTitle(ctx.db, sessionId, ctx.language),
        cameAt: checkedInAt === null ? null : toLocal(checkedInAt, row.timeZone),
      }))
      .sort((a, b) => byName.compare(a.nickname ?? "", b.nickname ?? "") || (a.checkInCode < b.checkInCode ? -1 : 1)),
  };
}
export type DoorList = ReturnType<typeof getDoorList>;
