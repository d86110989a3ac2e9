import type { Instant, LocalDate } from "#app/domain/time/zoned-time.ts";
import { and, count, desc, eq, isNotNull, isNull, lt, or } from "drizzle-orm";
import type { Database } from "../client.server.ts";
import { digests } from "../schema/index.ts";

export type FoundDigest = typeof digests.$inferSelect;

export function insertDigest(tx: Database, digest: typeof digests.$inferInsert): void {
  tx.insert(digests).values(digest).run();
}

export const findDigest = (db: Database, id: string) =>
  db.select().from(digests).where(eq(digests.id, id)).get() ?? null;

export const findDigestByConfirmToken = (db: Database, token: string) =>
  db.select().from(digests).where(eq(digests.confirmToken, token)).get() ?? null;

export const findDigestByUnsubscribeToken = (db: Database, token: string) =>
  db.select().from(digests).where(eq(digests.unsubscribeToken, token)).get() ?? null;

/** List the confirmed digests of an address, newest first. Usually there is one. */
export const listConfirmedDigests = (db: Database, email: string) =>
  db
    .select()
    .from(digests)
    .where(and(eq(digests.email, email), isNotNull(digests.confirmedAt)))
    .orderBy(desc(digests.confirmedAt))
    .all();

/** Find a digest of the same address and filter, confirmed or not. */
export const findSameDigest = (db: Database, { email, query }: { email: string; query: string }) =>
  db
    .select()
    .from(digests)
    .where(and(eq(digests.email, email), eq(digests.query, query)))
    .get() ?? null;

export function countDigestsTo(db: Database, email: string): number {
  return db.select({ count: count() }).from(digests).where(eq(digests.email, email)).get()?.count ?? 0;
}

export function updateDigest(tx: Database, id: string, change: Partial<Omit<FoundDigest, "id">>): void {
  tx.update(digests).set(change).where(eq(digests.id, id)).run();
}

export function deleteDigest(tx: Database, id: string): void {
  tx.delete(digests).where(eq(digests.id, id)).run();
}

/** List the confirmed digests that were not yet written for a Monday. */
export function listDigestsBefore(db: Database, monday: LocalDate): FoundDigest[] {
  return db
    .select()
    .from(digests)
    .where(and(isNotNull(digests.confirmedAt), or(isNull(digests.lastSentOn), lt(digests.lastSentOn, monday))))
    .all();
}

/** Delete the unconfirmed digests made before a moment. @returns their ids */
export function deleteUnconfirmedDigests(tx: Database, madeBefore: Instant): string[] {
  const gone = tx
    .delete(digests)
    .where(and(isNull(digests.confirmedAt), lt(digests.createdAt, madeBefore)))
    .returning({ id: digests.id })
    .all();
  return gone.map((row) => row.id);
}
