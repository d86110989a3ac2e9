import type { MessageAudience } from "#app/domain/model/sign-up.ts";
import type { Instant } from "#app/domain/time/zoned-time.ts";
import { and, asc, eq, gt, inArray, isNotNull, ne, or } from "drizzle-orm";
import type { Database } from "../client.server.ts";
import { eventDates, attendeePages, signUps } from "../schema/index.ts";
import { needsOf } from "./sign-ups.server.ts";
import { hasConfirmedAddress, isSeated } from "./sign-up-conditions.server.ts";

/**
 * List the sign-ups of an event or a date that are not cancelled, oldest first, as organisers may see them: without
 * attendee pages and addresses.
 */
export function listAttendees(db: Database, where: { eventId: string } | { dateId: string }) {
  const rows = db
    .select({
      id: signUps.id,
      dateId: signUps.eventDateId,
      sessionId: signUps.eventSessionId,
      state: signUps.state,
      nickname: signUps.nickname,
      partySize: signUps.partySize,
      checkInCode: signUps.checkInCode,
      checkedInAt: signUps.checkedInAt,
      arrived: signUps.arrived,
      walkInAt: signUps.walkInAt,
    })
    .from(signUps)
    .innerJoin(eventDates, eq(eventDates.id, signUps.eventDateId))
    .where(
      and(
        "eventId" in where ? eq(eventDates.eventId, where.eventId) : eq(eventDates.id, where.dateId),
        ne(signUps.state, "cancelled"),
      ),
    )
    .orderBy(asc(signUps.createdAt), asc(signUps.id))
    .all();
  const needs = needsOf(
    db,
    rows.map((row) => row.id),
  );
  return rows.map((row) => ({ ...row, needs: needs(row.id) }));
}

const isNamed = (signUpId: string) => or(eq(signUps.id, signUpId), eq(signUps.requestId, signUpId));

/**
 * Find a seated sign-up of a date with what is noted of its arrival. A provisional attendee who has arrived need not
 * confirm an address.
 * @param where `signUpId`: its id, or for a party added by hand the id of the request that added it
 */
export function findArrival(db: Database, where: { signUpId: string; dateId: string }) {
  const { id, partySize, arrived, checkedInAt, arrivalNotedAt, walkInAt } = signUps;
  return (
    db
      .select({ id, partySize, arrived, checkedInAt, arrivalNotedAt, walkInAt })
      .from(signUps)
      .where(
        and(
          isNamed(where.signUpId),
          eq(signUps.eventDateId, where.dateId),
          inArray(signUps.state, ["confirmed", "provisional"]),
        ),
      )
      .get() ?? null
  );
}

/** Find a party that was added at the door of a date, and taken back there. @param where as of `findArrival` */
export function findTakenBack(db: Database, where: { signUpId: string; dateId: string }) {
  const { id, partySize, arrivalNotedAt } = signUps;
  return (
    db
      .select({ id, partySize, arrivalNotedAt })
      .from(signUps)
      .where(
        and(
          isNamed(where.signUpId),
          eq(signUps.eventDateId, where.dateId),
          eq(signUps.endedBy, "given_back"),
          isNotNull(signUps.walkInAt),
        ),
      )
      .get() ?? null
  );
}

export function setArrival(
  tx: Database,
  signUpId: string,
  note: { arrived: number; checkedInAt: Instant | null; arrivalNotedAt: Instant },
): void {
  const seat = note.arrived > 0 ? ({ state: "confirmed", offerExpiresAt: null } as const) : {};
  tx.update(signUps)
    .set({ ...note, ...seat })
    .where(eq(signUps.id, signUpId))
    .run();
}

/** List the mailable pages with a seat on, or waiting for, dates that end after a moment: of an event, or one date. */
export function listPagesToWriteTo(
  db: Database,
  where: ({ eventId: string } | { dateId: string }) & { audience: MessageAudience; endingAfter: Instant },
) {
  const rows = db
    .selectDistinct({ pageId: signUps.pageId })
    .from(signUps)
    .innerJoin(eventDates, eq(eventDates.id, signUps.eventDateId))
    .innerJoin(attendeePages, eq(attendeePages.id, signUps.pageId))
    .where(
      and(
        "eventId" in where ? eq(eventDates.eventId, where.eventId) : eq(eventDates.id, where.dateId),
        where.audience === "seated" ? isSeated : eq(signUps.state, "waiting"),
        gt(eventDates.endsAtUtc, where.endingAfter),
        hasConfirmedAddress,
      ),
    )
    .all();
  return rows.map((row) => row.pageId);
}
