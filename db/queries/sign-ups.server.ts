import type { SignUpNeed } from "#app/domain/model/sign-up.ts";
import type { Instant } from "#app/domain/time/zoned-time.ts";
import { and, asc, eq, gt, inArray, isNull, lt, sql } from "drizzle-orm";
import { union } from "drizzle-orm/sqlite-core";
import { type Database, prepared } from "../client.server.ts";
import { eventDates, events, follows, attendeePages, signUpNeedRows, signUps } from "../schema/index.ts";
import { hasConfirmedAddress, isAlive, isSeated } from "./sign-up-conditions.server.ts";

/** Condition for sign-ups that hold a seat of their date; those of a session take seats of the session. */
export const holdsSeat = and(isNull(signUps.eventSessionId), isSeated);

/** Count the people with seats at the events some organisations lead, by event id. */
export function countAttendees(db: Database, organisationIds: readonly string[]): Map<string, number> {
  const rows = db
    .select({ eventId: events.id, accounts: sql<number>`sum(${signUps.partySize})` })
    .from(signUps)
    .innerJoin(eventDates, eq(eventDates.id, signUps.eventDateId))
    .innerJoin(events, eq(events.id, eventDates.eventId))
    .where(and(inArray(events.leadOrganisationId, [...organisationIds]), holdsSeat))
    .groupBy(events.id)
    .all();
  return new Map(rows.map((row) => [row.eventId, row.accounts]));
}

export function findSignUpByRequest(db: Database, requestId: string) {
  return signUpByRequest(db).get({ requestId }) ?? null;
}

const signUpByRequest = prepared((db) =>
  db
    .select({
      token: attendeePages.token,
      dateId: signUps.eventDateId,
      sessionId: signUps.eventSessionId,
      createdAt: signUps.createdAt,
    })
    .from(signUps)
    .innerJoin(attendeePages, eq(attendeePages.id, signUps.pageId))
    .where(eq(signUps.requestId, sql.placeholder("requestId")))
    .prepare(),
);

export function insertSignUp(tx: Database, signUp: typeof signUps.$inferInsert, needs: readonly SignUpNeed[]): void {
  tx.insert(signUps).values(signUp).run();
  for (const need of new Set(needs)) tx.insert(signUpNeedRows).values({ signUpId: signUp.id, need }).run();
}

export function checkInCodeIsTaken(db: Database, dateId: string, checkInCode: string): boolean {
  return checkInCodeOf(db).get({ dateId, checkInCode }) !== undefined;
}

const checkInCodeOf = prepared((db) =>
  db
    .select({ id: signUps.id })
    .from(signUps)
    .where(
      and(eq(signUps.eventDateId, sql.placeholder("dateId")), eq(signUps.checkInCode, sql.placeholder("checkInCode"))),
    )
    .prepare(),
);

export function findSignUp(db: Database, signUpId: string) {
  return signUpById(db).get({ signUpId }) ?? null;
}

const signUpById = prepared((db) =>
  db
    .select()
    .from(signUps)
    .where(eq(signUps.id, sql.placeholder("signUpId")))
    .prepare(),
);

export function listSignUpsOfPage(db: Database, pageId: string) {
  return db.select().from(signUps).where(eq(signUps.pageId, pageId)).orderBy(asc(signUps.createdAt)).all();
}

/** Read the needs of some sign-ups. @returns a function from sign-up id to needs */
export function needsOf(db: Database, signUpIds: readonly string[]): (signUpId: string) => SignUpNeed[] {
  const rows = db
    .select()
    .from(signUpNeedRows)
    .where(inArray(signUpNeedRows.signUpId, [...signUpIds]))
    .all();
  return (signUpId) => rows.filter((row) => row.signUpId === signUpId).map((row) => row.need);
}

/** Query the mailable pages that a change of some dates concerns: with a sign-up for them, or following their event. */
const concernedPages = (db: Database, dateIds: readonly string[]) =>
  union(
    db
      .select({ pageId: signUps.pageId })
      .from(signUps)
      .innerJoin(attendeePages, eq(attendeePages.id, signUps.pageId))
      .where(and(inArray(signUps.eventDateId, [...dateIds]), isAlive, hasConfirmedAddress)),
    db
      .select({ pageId: follows.pageId })
      .from(follows)
      .innerJoin(attendeePages, eq(attendeePages.id, follows.pageId))
      .innerJoin(eventDates, eq(eventDates.eventId, follows.eventId))
      .where(and(inArray(eventDates.id, [...dateIds]), hasConfirmedAddress)),
  );

export const listPagesToNotify = (db: Database, dateId: string): string[] =>
  concernedPages(db, [dateId])
    .all()
    .map((row) => row.pageId);

/** List the mailable pages that follow an event. */
export const listFollowersToNotify = (db: Database, eventId: string): string[] =>
  db
    .select({ pageId: follows.pageId })
    .from(follows)
    .innerJoin(attendeePages, eq(attendeePages.id, follows.pageId))
    .where(and(eq(follows.eventId, eventId), hasConfirmedAddress))
    .all()
    .map((row) => row.pageId);

export const countPagesToNotify = (db: Database, dateIds: readonly string[]): number =>
  concernedPages(db, dateIds).all().length;

export function listMailableOfSession(db: Database, sessionId: string): { signUpId: string; pageId: string }[] {
  return db
    .select({ signUpId: signUps.id, pageId: signUps.pageId })
    .from(signUps)
    .innerJoin(attendeePages, eq(attendeePages.id, signUps.pageId))
    .where(and(eq(signUps.eventSessionId, sessionId), isAlive, hasConfirmedAddress))
    .all();
}

/** List the sign-ups of a date itself, without those of its sessions, whose attendees can get mail. */
export function listMailableOfDate(db: Database, dateId: string): { signUpId: string; pageId: string }[] {
  const isOfDate = and(eq(signUps.eventDateId, dateId), isNull(signUps.eventSessionId));
  return db
    .select({ signUpId: signUps.id, pageId: signUps.pageId })
    .from(signUps)
    .innerJoin(attendeePages, eq(attendeePages.id, signUps.pageId))
    .where(and(isOfDate, isAlive, hasConfirmedAddress))
    .all();
}

export type AttendeeRole = "holder" | "waiting" | "follower";

/** Return the role of a page at a date; null when it has neither a sign-up nor a follow. */
export function attendeeRoleOf(db: Database, pageId: string, dateId: string): AttendeeRole | null {
  const states = db
    .select({ state: signUps.state })
    .from(signUps)
    .where(and(eq(signUps.pageId, pageId), eq(signUps.eventDateId, dateId), isAlive))
    .all();
  if (states.some((state) => state.state !== "waiting")) return "holder";
  if (states.length > 0) return "waiting";
  const followed = db
    .select({ eventId: follows.eventId })
    .from(follows)
    .innerJoin(eventDates, eq(eventDates.eventId, follows.eventId))
    .where(and(eq(follows.pageId, pageId), eq(eventDates.id, dateId)))
    .get();
  return followed ? "follower" : null;
}

/**
 * List the dates of an event that end after a moment and for which a page has a seat, an offer or a rank on the
 * waitlist, in order.
 */
export function listDatesOfAttendee(
  db: Database,
  pageId: string,
  { eventId, endingAfter }: { eventId: string; endingAfter: Instant },
): string[] {
  const rows = db
    .selectDistinct({ dateId: signUps.eventDateId, start: eventDates.startsAtUtc })
    .from(signUps)
    .innerJoin(eventDates, eq(eventDates.id, signUps.eventDateId))
    .where(
      and(eq(signUps.pageId, pageId), eq(eventDates.eventId, eventId), isAlive, gt(eventDates.endsAtUtc, endingAfter)),
    )
    .orderBy(asc(eventDates.startsAtUtc))
    .all();
  return rows.map((row) => row.dateId);
}

/** Delete the sign-ups of dates that ended before a moment. @returns the number of rows */
export function deleteOldSignUps(tx: Database, endedBefore: Instant): number {
  const old = tx.select({ id: eventDates.id }).from(eventDates).where(lt(eventDates.endsAtUtc, endedBefore));
  return tx.delete(signUps).where(sql`${signUps.eventDateId} in ${old}`).run().changes;
}
