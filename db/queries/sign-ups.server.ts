import type { SignUpNeed } from "#app/domain/sign-ups/sign-up.ts";
import type { Instant } from "#app/domain/time/zoned-time.ts";
import { and, asc, countDistinct, eq, inArray, isNotNull, isNull, lt, sql } from "drizzle-orm";
import type { Database } from "../client.server.ts";
import { eventDates, events, personalPages, signUpNeedRows, signUps } from "../schema/index.ts";

/** Which sign-ups hold a seat of their date: those of a session have seats of their own. */
export const holdsSeat = and(isNull(signUps.programmeSessionId), inArray(signUps.state, ["confirmed", "offered"]));

/** How many people hold seats of the events some organisations lead, by event. */
export function sumPeople(db: Database, organisationIds: readonly string[]): Map<string, number> {
  const rows = db
    .select({ eventId: events.id, people: sql<number>`sum(${signUps.partySize})` })
    .from(signUps)
    .innerJoin(eventDates, eq(eventDates.id, signUps.eventDateId))
    .innerJoin(events, eq(events.id, eventDates.eventId))
    .where(and(inArray(events.leadOrganisationId, [...organisationIds]), holdsSeat))
    .groupBy(events.id)
    .all();
  return new Map(rows.map((row) => [row.eventId, row.people]));
}

export function findSignUpByRequest(db: Database, requestId: string) {
  return (
    db
      .select({ token: personalPages.token })
      .from(signUps)
      .innerJoin(personalPages, eq(personalPages.id, signUps.pageId))
      .where(eq(signUps.requestId, requestId))
      .get() ?? null
  );
}

export function insertPage(tx: Database, page: typeof personalPages.$inferInsert): void {
  tx.insert(personalPages).values(page).run();
}

export function findPageByToken(db: Database, token: string) {
  return db.select().from(personalPages).where(eq(personalPages.token, token)).get() ?? null;
}

export function findPage(db: Database, pageId: string) {
  return db.select().from(personalPages).where(eq(personalPages.id, pageId)).get() ?? null;
}

export function findPageByConfirmToken(db: Database, token: string) {
  return db.select().from(personalPages).where(eq(personalPages.confirmToken, token)).get() ?? null;
}

export function confirmPage(tx: Database, pageId: string, now: Instant): void {
  tx.update(personalPages).set({ emailConfirmedAt: now }).where(eq(personalPages.id, pageId)).run();
}

export function deletePage(tx: Database, pageId: string): void {
  tx.delete(personalPages).where(eq(personalPages.id, pageId)).run();
}

export function insertSignUp(tx: Database, signUp: typeof signUps.$inferInsert, needs: readonly SignUpNeed[]): void {
  tx.insert(signUps).values(signUp).run();
  for (const need of new Set(needs)) tx.insert(signUpNeedRows).values({ signUpId: signUp.id, need }).run();
}

export function doorCodeIsTaken(db: Database, dateId: string, doorCode: string): boolean {
  return (
    db
      .select({ id: signUps.id })
      .from(signUps)
      .where(and(eq(signUps.eventDateId, dateId), eq(signUps.doorCode, doorCode)))
      .get() !== undefined
  );
}

export function findSignUp(db: Database, signUpId: string) {
  return db.select().from(signUps).where(eq(signUps.id, signUpId)).get() ?? null;
}

export function listSignUpsOfPage(db: Database, pageId: string) {
  return db.select().from(signUps).where(eq(signUps.pageId, pageId)).orderBy(asc(signUps.createdAt)).all();
}

/** Seats held on the dates of an event, as its organisers may see them: without pages and addresses. */
export function listHeldSeats(db: Database, eventId: string) {
  const seats = db
    .select({
      id: signUps.id,
      dateId: signUps.eventDateId,
      nickname: signUps.nickname,
      partySize: signUps.partySize,
      doorCode: signUps.doorCode,
    })
    .from(signUps)
    .innerJoin(eventDates, eq(eventDates.id, signUps.eventDateId))
    .where(and(eq(eventDates.eventId, eventId), holdsSeat))
    .orderBy(asc(signUps.createdAt), asc(signUps.id))
    .all();
  const needs = needsOf(
    db,
    seats.map((seat) => seat.id),
  );
  return seats.map(({ id, ...seat }) => ({ ...seat, needs: needs(id) }));
}

/** What people need, by the id of their sign-up. */
export function needsOf(db: Database, signUpIds: readonly string[]): (signUpId: string) => SignUpNeed[] {
  const rows = db
    .select()
    .from(signUpNeedRows)
    .where(inArray(signUpNeedRows.signUpId, [...signUpIds]))
    .all();
  return (signUpId) => rows.filter((row) => row.signUpId === signUpId).map((row) => row.need);
}

export function cancelSignUpRow(tx: Database, signUpId: string, now: Instant): void {
  tx.update(signUps).set({ state: "cancelled", cancelledAt: now }).where(eq(signUps.id, signUpId)).run();
}

/** What a sign-up needs to know of a date and its event. */
export function findDateForSignUp(db: Database, dateId: string) {
  return (
    db
      .select({
        dateId: eventDates.id,
        eventId: events.id,
        status: eventDates.status,
        startsAtUtc: eventDates.startsAtUtc,
        capacity: eventDates.capacity,
        signUpClosed: eventDates.signUpClosed,
        door: events.door,
        partyLimit: events.partyLimit,
      })
      .from(eventDates)
      .innerJoin(events, eq(events.id, eventDates.eventId))
      .where(eq(eventDates.id, dateId))
      .get() ?? null
  );
}

/** Seats taken on a date, from the rows themselves. */
export function countSeatsHeld(db: Database, dateId: string): number {
  const found = db
    .select({ seats: sql<number>`coalesce(sum(${signUps.partySize}), 0)` })
    .from(signUps)
    .where(and(eq(signUps.eventDateId, dateId), holdsSeat))
    .get();
  return found?.seats ?? 0;
}

const hasConfirmedAddress = and(isNotNull(personalPages.email), isNotNull(personalPages.emailConfirmedAt));

/** The pages that hold a seat of a date and can be written to. */
export function listPagesToTell(db: Database, dateId: string): string[] {
  const rows = db
    .selectDistinct({ pageId: signUps.pageId })
    .from(signUps)
    .innerJoin(personalPages, eq(personalPages.id, signUps.pageId))
    .where(and(eq(signUps.eventDateId, dateId), holdsSeat, hasConfirmedAddress))
    .all();
  return rows.map((row) => row.pageId);
}

/** How many of them there are for some dates together. */
export function countPagesToTell(db: Database, dateIds: readonly string[]): number {
  const found = db
    .select({ pages: countDistinct(signUps.pageId) })
    .from(signUps)
    .innerJoin(personalPages, eq(personalPages.id, signUps.pageId))
    .where(and(inArray(signUps.eventDateId, [...dateIds]), holdsSeat, hasConfirmedAddress))
    .get();
  return found?.pages ?? 0;
}

/** Whether a page still holds a seat of a date. */
export function pageHoldsSeat(db: Database, pageId: string, dateId: string): boolean {
  const isHeld = and(eq(signUps.pageId, pageId), eq(signUps.eventDateId, dateId), holdsSeat);
  return db.select({ id: signUps.id }).from(signUps).where(isHeld).limit(1).get() !== undefined;
}

/** Sign-ups of dates that ended before a moment. Returns how many went. */
export function deleteOldSignUps(tx: Database, endedBefore: Instant): number {
  const old = tx.select({ id: eventDates.id }).from(eventDates).where(lt(eventDates.endsAtUtc, endedBefore));
  return tx.delete(signUps).where(sql`${signUps.eventDateId} in ${old}`).run().changes;
}

/** Pages that hold nothing. Returns their ids. */
export function deleteEmptyPages(tx: Database): string[] {
  const gone = tx
    .delete(personalPages)
    .where(sql`not exists (select 1 from ${signUps} where ${signUps.pageId} = ${personalPages.id})`)
    .returning({ id: personalPages.id })
    .all();
  return gone.map((page) => page.id);
}

/** Addresses that nobody confirmed, of pages made before a moment. Returns the ids of these pages. */
export function forgetUnconfirmedAddresses(tx: Database, madeBefore: Instant): string[] {
  const forgotten = tx
    .update(personalPages)
    .set({ email: null, confirmToken: null })
    .where(
      and(
        isNotNull(personalPages.email),
        isNull(personalPages.emailConfirmedAt),
        lt(personalPages.createdAt, madeBefore),
      ),
    )
    .returning({ id: personalPages.id })
    .all();
  return forgotten.map((page) => page.id);
}
