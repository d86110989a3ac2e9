import type { Instant } from "#app/domain/time/zoned-time.ts";
import { and, asc, desc, eq, isNotNull, isNull, lt, sql } from "drizzle-orm";
import { type Database, prepared } from "../client.server.ts";
import { endedCalendars, eventDates, follows, personalPages, signUps } from "../schema/index.ts";

export type FoundPage = typeof personalPages.$inferSelect;

export function insertPage(tx: Database, page: typeof personalPages.$inferInsert): void {
  tx.insert(personalPages).values(page).run();
}

export function findPageByToken(db: Database, token: string) {
  return db.select().from(personalPages).where(eq(personalPages.token, token)).get() ?? null;
}

export function findPage(db: Database, pageId: string) {
  return pageById(db).get({ pageId }) ?? null;
}

const pageById = prepared((db) =>
  db
    .select()
    .from(personalPages)
    .where(eq(personalPages.id, sql.placeholder("pageId")))
    .prepare(),
);

/** A page that can be written to: its owner confirmed the address. */
export function findMailablePage(db: Database, pageId: string): (FoundPage & { email: string }) | null {
  const page = findPage(db, pageId);
  return page?.email && page.emailConfirmedAt !== null ? { ...page, email: page.email } : null;
}

export function findPageByConfirmToken(db: Database, token: string) {
  return db.select().from(personalPages).where(eq(personalPages.confirmToken, token)).get() ?? null;
}

export function findPageByCalendarToken(db: Database, token: string) {
  return db.select().from(personalPages).where(eq(personalPages.calendarToken, token)).get() ?? null;
}

/** The pages of an address that its owner confirmed. */
export function listConfirmedPages(db: Database, email: string) {
  return db
    .select()
    .from(personalPages)
    .where(and(eq(personalPages.email, email), isNotNull(personalPages.emailConfirmedAt)))
    .orderBy(desc(personalPages.createdAt))
    .all();
}

export function updatePage(tx: Database, pageId: string, change: Partial<Omit<FoundPage, "id">>): void {
  tx.update(personalPages).set(change).where(eq(personalPages.id, pageId)).run();
}

/** From now on whoever asks for this calendar learns that it is no more. */
export function endCalendar(tx: Database, tokenHash: string, now: Instant): void {
  tx.insert(endedCalendars).values({ tokenHash, endedAt: now }).onConflictDoNothing().run();
}

export function calendarHasEnded(db: Database, tokenHash: string): boolean {
  return db.select().from(endedCalendars).where(eq(endedCalendars.tokenHash, tokenHash)).get() !== undefined;
}

export function forgetEndedCalendars(tx: Database, before: Instant): void {
  tx.delete(endedCalendars).where(lt(endedCalendars.endedAt, before)).run();
}

export function findFollowByRequest(db: Database, requestId: string) {
  return (
    db
      .select({
        token: personalPages.token,
        eventId: follows.eventId,
        createdAt: follows.createdAt,
      })
      .from(follows)
      .innerJoin(personalPages, eq(personalPages.id, follows.pageId))
      .where(eq(follows.requestId, requestId))
      .get() ?? null
  );
}

export function insertFollow(tx: Database, follow: typeof follows.$inferInsert): void {
  tx.insert(follows).values(follow).onConflictDoNothing().run();
}

export function deleteFollow(tx: Database, pageId: string, eventId: string): void {
  tx.delete(follows)
    .where(and(eq(follows.pageId, pageId), eq(follows.eventId, eventId)))
    .run();
}

/** Forms that were posted for a page no longer lead to it. */
export function forgetRequests(tx: Database, pageId: string): void {
  const another = sql`lower(hex(randomblob(16)))`;
  tx.update(signUps).set({ requestId: another }).where(eq(signUps.pageId, pageId)).run();
  tx.update(follows).set({ requestId: another }).where(eq(follows.pageId, pageId)).run();
}

/** The events a page follows, in the order in which it began to. */
export function listFollowed(db: Database, pageId: string): string[] {
  const rows = db
    .select({ eventId: follows.eventId })
    .from(follows)
    .where(eq(follows.pageId, pageId))
    .orderBy(asc(follows.createdAt), asc(follows.eventId))
    .all();
  return rows.map((row) => row.eventId);
}

/** Follows of events whose last date ended before a moment. Returns how many went. */
export function deleteOldFollows(tx: Database, endedBefore: Instant): number {
  const last = sql`(select max(${eventDates.endsAtUtc}) from ${eventDates} where ${eventDates.eventId} = ${follows.eventId})`;
  return tx.delete(follows).where(sql`${last} < ${endedBefore}`).run().changes;
}

export function confirmPage(tx: Database, pageId: string, now: Instant): void {
  tx.update(personalPages).set({ emailConfirmedAt: now }).where(eq(personalPages.id, pageId)).run();
}

export function deletePage(tx: Database, pageId: string): void {
  tx.delete(personalPages).where(eq(personalPages.id, pageId)).run();
}

/** Pages that hold and follow nothing. Returns their ids and the secrets of their calendars. */
export function deleteEmptyPages(tx: Database) {
  return tx
    .delete(personalPages)
    .where(
      and(
        sql`not exists (select 1 from ${signUps} where ${signUps.pageId} = ${personalPages.id})`,
        sql`not exists (select 1 from ${follows} where ${follows.pageId} = ${personalPages.id})`,
      ),
    )
    .returning({ id: personalPages.id, calendarToken: personalPages.calendarToken })
    .all();
}

/** Addresses that nobody confirmed and that were given before a moment. Returns the ids of their pages. */
export function forgetUnconfirmedAddresses(tx: Database, madeBefore: Instant): string[] {
  const forgotten = tx
    .update(personalPages)
    .set({ email: null, confirmToken: null })
    .where(
      and(
        isNotNull(personalPages.email),
        isNull(personalPages.emailConfirmedAt),
        sql`coalesce(${personalPages.emailGivenAt}, ${personalPages.createdAt}) < ${madeBefore}`,
      ),
    )
    .returning({ id: personalPages.id })
    .all();
  return forgotten.map((page) => page.id);
}
