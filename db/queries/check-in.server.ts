import type { Instant } from "#app/domain/time/zoned-time.ts";
import { and, asc, eq, gt, inArray, isNull, ne } from "drizzle-orm";
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

/** Record the arrival of an attendee; the first time is kept. @returns true when it was not recorded before */
export function markCheckedIn(tx: Database, where: { signUpId: string; dateId: string; at: Instant }): boolean {
  const isIn = and(
    eq(signUps.id, where.signUpId),
    eq(signUps.eventDateId, where.dateId),
    // A provisional attendee who has arrived need not confirm an address.
    inArray(signUps.state, ["confirmed", "provisional"]),
    isNull(signUps.checkedInAt),
  );
  const came = { checkedInAt: where.at, state: "confirmed", offerExpiresAt: null } as const;
  return tx.update(signUps).set(came).where(isIn).run().changes > 0;
}

export function unmarkCheckedIn(tx: Database, signUpId: string): void {
  tx.update(signUps).set({ checkedInAt: null }).where(eq(signUps.id, signUpId)).run();
}

/** List the mailable pages that hold a seat on a date of an event that ends after a moment. */
export function listPagesToWriteTo(db: Database, { eventId, endingAfter }: { eventId: string; endingAfter: Instant }) {
  const rows = db
    .selectDistinct({ pageId: signUps.pageId })
    .from(signUps)
    .innerJoin(eventDates, eq(eventDates.id, signUps.eventDateId))
    .innerJoin(attendeePages, eq(attendeePages.id, signUps.pageId))
    .where(and(eq(eventDates.eventId, eventId), isSeated, gt(eventDates.endsAtUtc, endingAfter), hasConfirmedAddress))
    .all();
  return rows.map((row) => row.pageId);
}
