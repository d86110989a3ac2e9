import type { Instant } from "#app/domain/time/zoned-time.ts";
import { and, asc, eq, gt, ne } from "drizzle-orm";
import type { Database } from "../client.server.ts";
import { eventDates, events } from "../schema/index.ts";

export type OtherZoneDate = ReturnType<typeof listDatesOfOtherZoneData>[number];

/** List the dates that have not ended and whose instants were computed with another version of the zone data. */
export function listDatesOfOtherZoneData(db: Database, where: { version: string; endingAfter: Instant }) {
  return db
    .select({
      id: eventDates.id,
      eventId: eventDates.eventId,
      slug: events.slug,
      startsAtLocal: eventDates.startsAtLocal,
      endsAtLocal: eventDates.endsAtLocal,
      startOffset: eventDates.startOffset,
      endOffset: eventDates.endOffset,
      timeZone: eventDates.timeZone,
      startsAtUtc: eventDates.startsAtUtc,
      endsAtUtc: eventDates.endsAtUtc,
      sequence: eventDates.sequence,
    })
    .from(eventDates)
    .innerJoin(events, eq(events.id, eventDates.eventId))
    .where(and(ne(eventDates.zoneDataVersion, where.version), gt(eventDates.endsAtUtc, where.endingAfter)))
    .orderBy(asc(eventDates.startsAtUtc), asc(eventDates.id))
    .all();
}
