import type { Instant } from "#app/domain/time/zoned-time.ts";
import { and, asc, desc, eq, isNotNull, isNull, lt, sql } from "drizzle-orm";
import { type Database, prepared } from "../client.server.ts";
import { endedCalendars, eventDates, follows, attendeePages, signUps } from "../schema/index.ts";

export type FoundPage = typeof attendeePages.$inferSelect;

export function insertPage(tx: Database, page: typeof attendeePages.$inferInsert): void {
  tx.insert(attendeePages).values(page).run();
}

export function findPageByToken(db: Database, token: string) {
  return db.select().from(attendeePages).where(eq(attendeePages.token, token)).get() ?? null;
}

export function findPage(db: Database, pageId: string) {
  return pageById(db).get({ pageId }) ?? null;
}

const pageById = prepared((db) =>
  db
    .select()
    .from(attendeePages)
    .where(eq(attendeePages.id, sql.placeholder("pageId")))
    .prepare(),
);

/** Find a page that can get mail: its owner has confirmed the address. */
export function findMailablePage(db: Database, pageId: string): (FoundPage & { email: string }) | null {
  const page = findPage(db, pageId);
  return page?.email && page.emailConfirmedAt !== null ? { ...page, email: page.email } : null;
}

export function findPageByConfirmToken(db: Database, token: string) {
  return db.select().from(attendeePages).where(eq(attendeePages.confirmToken, token)).get() ?? null;
}

export function findPageByCalendarToken(db: Database, token: string) {
  return db.select().from(attendeePages).where(eq(attendeePages.calendarToken, token)).get() ?? null;
}

export function listConfirmedPages(db: Database, email: string) {
  return db
    .select()
    .from(attendeePages)
    .where(and(eq(attendeePages.email, email), isNotNull(attendeePages.emailConfirmedAt)))
    .orderBy(desc(attendeePages.createdAt))
    .all();
}

export function updatePage(tx: Database, pageId: string, change: Partial<Omit<FoundPage, "id">>): void {
  tx.update(attendeePages).set(change).where(eq(attendeePages.id, pageId)).run();
}

/** Mark a calendar as ended, so that requests for it can be answered so. */
export function endCalendar(tx: Database, tokenHash: string, now: Instant): void {
  tx.insert(endedCalendars).values({ tokenHash, endedAt: now }).onConflictDoNothing().run();
}

export function calendarHasEnded(db: Database, tokenHash: string): boolean {
  return db.select().from(endedCalendars).where(eq(endedCalendars.tokenHash, tokenHash)).get() !== undefined;
}

export function deleteEndedCalendars(tx: Database, before: Instant): void {
  tx.delete(endedCalendars).where(lt(endedCalendars.endedAt, before)).run();
}

export function findFollowByRequest(db: Database, requestId: string) {
  return (
    db
      .select({
        token: attendeePages.token,
        eventId: follows.eventId,
        createdAt: follows.createdAt,
      })
      .from(follows)
      .innerJoin(attendeePages, eq(attendeePages.id, follows.pageId))
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

/** Replace the request ids of a page, so that forms posted earlier are not recognised as belonging to the page. */
export function eraseRequestIds(tx: Database, pageId: string): void {
  const another = sql`lower(hex(randomblob(16)))`;
  tx.update(signUps).set({ requestId: another }).where(eq(signUps.pageId, pageId)).run();
  tx.update(follows).set({ requestId: another }).where(eq(follows.pageId, pageId)).run();
}

/** List the ids of the events a page follows, oldest follow first. */
export function listFollowed(db: Database, pageId: string): string[] {
  const rows = db
    .select({ eventId: follows.eventId })
    .from(follows)
    .where(eq(follows.pageId, pageId))
    .orderBy(asc(follows.createdAt), asc(follows.eventId))
    .all();
  return rows.map((row) => row.eventId);
}

/** Delete the follows of events whose last date ended before a moment. @returns the number of rows */
export function deleteOldFollows(tx: Database, endedBefore: Instant): number {
  const last = sql`(select max(${eventDates.endsAtUtc}) from ${eventDates} where ${eventDates.eventId} = ${follows.eventId})`;
  return tx.delete(follows).where(sql`${last} < ${endedBefore}`).run().changes;
}

export function confirmPage(tx: Database, pageId: string, now: Instant): void {
  tx.update(attendeePages).set({ emailConfirmedAt: now }).where(eq(attendeePages.id, pageId)).run();
}

export function deletePage(tx: Database, pageId: string): void {
  tx.delete(attendeePages).where(eq(attendeePages.id, pageId)).run();
}

/** Delete the pages without a sign-up or a follow. @returns their ids and the secrets of their calendars */
export function deleteEmptyPages(tx: Database) {
  return tx
    .delete(attendeePages)
    .where(
      and(
        sql`not exists (select 1 from ${signUps} where ${signUps.pageId} = ${attendeePages.id})`,
        sql`not exists (select 1 from ${follows} where ${follows.pageId} = ${attendeePages.id})`,
      ),
    )
    .returning({ id: attendeePages.id, calendarToken: attendeePages.calendarToken })
    .all();
}

/** Erase the unconfirmed addresses that were given before a moment. @returns the ids of their pages */
export function eraseUnconfirmedEmails(tx: Database, madeBefore: Instant): string[] {
  const forgotten = tx
    .update(attendeePages)
    .set({ email: null, confirmToken: null })
    .where(
      and(
        isNotNull(attendeePages.email),
        isNull(attendeePages.emailConfirmedAt),
        sql`coalesce(${attendeePages.emailGivenAt}, ${attendeePages.createdAt}) < ${madeBefore}`,
      ),
    )
    .returning({ id: attendeePages.id })
    .all();
  return forgotten.map((page) => page.id);
}
