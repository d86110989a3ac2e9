import type { IanaZone, Instant, LocalDateTime } from "#app/domain/time/zoned-time.ts";
import { and, eq, gt, inArray, isNull, lte, notExists, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/sqlite-core";
import type { Database } from "../client.server.ts";
import { cities, eventDates, events, organisations, attendeePages, eventSessions, signUps } from "../schema/index.ts";
import { hasConfirmedAddress, isAlive } from "./sign-up-conditions.server.ts";
import { isPublic } from "./visibility.server.ts";

const thatTakePlace = ["scheduled", "moved_online"] as const;
const takesPlace = inArray(eventDates.status, [...thatTakePlace]);
/** Another date of the same event. */
const later = alias(eventDates, "later");

/** List the confirmed seats that begin between two moments, of attendees who can get mail and want reminders. */
export function listSeatsToRemind(db: Database, { after, until }: { after: Instant; until: Instant }) {
  const startsAtUtc = sql<Instant>`coalesce(${eventSessions.startsAtUtc}, ${eventDates.startsAtUtc})`;
  return db
    .select({
      signUpId: signUps.id,
      pageId: signUps.pageId,
      signedUpAt: signUps.createdAt,
      startsAtUtc,
      startsAtLocal: sql<LocalDateTime>`coalesce(${eventSessions.startsAtLocal}, ${eventDates.startsAtLocal})`,
      timeZone: eventDates.timeZone,
    })
    .from(signUps)
    .innerJoin(eventDates, eq(eventDates.id, signUps.eventDateId))
    .innerJoin(attendeePages, eq(attendeePages.id, signUps.pageId))
    .leftJoin(eventSessions, eq(eventSessions.id, signUps.eventSessionId))
    .where(
      and(
        eq(signUps.state, "confirmed"),
        takesPlace,
        hasConfirmedAddress,
        eq(attendeePages.wantsReminders, true),
        gt(eventDates.endsAtUtc, after),
        lte(eventDates.startsAtUtc, until),
        gt(startsAtUtc, after),
      ),
    )
    .all();
}

/** List the approved events with sign-ups since a moment, with the time zone of their city. */
export function listEventsWithSignUps(db: Database, since: Instant): { eventId: string; timeZone: IanaZone }[] {
  return db
    .selectDistinct({ eventId: events.id, timeZone: cities.timeZone })
    .from(signUps)
    .innerJoin(eventDates, eq(eventDates.id, signUps.eventDateId))
    .innerJoin(events, eq(events.id, eventDates.eventId))
    .innerJoin(cities, eq(cities.id, events.cityId))
    .where(and(gt(signUps.createdAt, since), eq(events.review, "approved")))
    .all();
}

/** List the public dates that take place and begin between two moments. */
export function listDatesBetween(db: Database, { after, until }: { after: Instant; until: Instant }) {
  return db
    .select({
      dateId: eventDates.id,
      eventId: events.id,
      startsAtUtc: eventDates.startsAtUtc,
      startsAtLocal: eventDates.startsAtLocal,
      timeZone: eventDates.timeZone,
      approvedAt: events.approvedAt,
    })
    .from(eventDates)
    .innerJoin(events, eq(events.id, eventDates.eventId))
    .innerJoin(organisations, eq(organisations.id, events.leadOrganisationId))
    .where(and(isPublic, takesPlace, gt(eventDates.startsAtUtc, after), lte(eventDates.startsAtUtc, until)))
    .all();
}

/** List the public events whose last date ended between two moments. */
export function listEventsOver(db: Database, { after, until }: { after: Instant; until: Instant }): string[] {
  const endedLater = db
    .select({ found: sql`1` })
    .from(later)
    .where(and(eq(later.eventId, events.id), inArray(later.status, [...thatTakePlace]), gt(later.endsAtUtc, until)));
  return db
    .selectDistinct({ eventId: events.id })
    .from(eventDates)
    .innerJoin(events, eq(events.id, eventDates.eventId))
    .innerJoin(organisations, eq(organisations.id, events.leadOrganisationId))
    .where(
      and(
        isPublic,
        takesPlace,
        gt(eventDates.endsAtUtc, after),
        lte(eventDates.endsAtUtc, until),
        notExists(endedLater),
      ),
    )
    .all()
    .map((row) => row.eventId);
}

/** Sum the people per date of an event: with seats or an offer, waiting, and signed up between two moments. */
export function sumSignUps(db: Database, eventId: string, { since, until }: { since: Instant; until: Instant }) {
  return db
    .select({
      dateId: eventDates.id,
      attendees: sql<number>`coalesce(sum(case when ${signUps.state} <> 'waiting' then ${signUps.partySize} end), 0)`,
      waiting: sql<number>`coalesce(sum(case when ${signUps.state} = 'waiting' then ${signUps.partySize} end), 0)`,
      added: sql<number>`coalesce(sum(case when ${signUps.createdAt} > ${since} and ${signUps.createdAt} <= ${until} then ${signUps.partySize} end), 0)`,
    })
    .from(eventDates)
    .innerJoin(signUps, eq(signUps.eventDateId, eventDates.id))
    .where(and(eq(eventDates.eventId, eventId), isAlive, isNull(signUps.cancelledAt)))
    .groupBy(eventDates.id)
    .orderBy(eventDates.startsAtUtc)
    .all();
}
