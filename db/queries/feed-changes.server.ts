import type { Instant } from "#app/domain/time/zoned-time.ts";
import { asc, count, eq, inArray, min } from "drizzle-orm";
import type { Database } from "../client.server.ts";
import { feedChanges } from "../schema/index.ts";

/** @param feed hash of its address */
export function findFeedChange(db: Database, feed: string) {
  return db.select().from(feedChanges).where(eq(feedChanges.feed, feed)).get() ?? null;
}

/**
 * Return the time of the oldest change kept, once there are `max` feeds and older ones may have been dropped; 0 before.
 */
export function oldestFeedChange(db: Database, max: number): Instant {
  const row = db
    .select({ known: count(), oldest: min(feedChanges.changedAt) })
    .from(feedChanges)
    .get();
  return row && row.known >= max ? (row.oldest ?? (0 as Instant)) : (0 as Instant);
}

/** Store the last change of a feed, and keep only the `max` feeds that changed last. */
export function keepFeedChange(tx: Database, change: typeof feedChanges.$inferInsert, max: number): void {
  tx.insert(feedChanges).values(change).onConflictDoUpdate({ target: feedChanges.feed, set: change }).run();
  const known = tx.select({ known: count() }).from(feedChanges).get()?.known ?? 0;
  if (known <= max) return;
  const oldest = tx
    .select({ feed: feedChanges.feed })
    .from(feedChanges)
    .orderBy(asc(feedChanges.changedAt), asc(feedChanges.feed))
    .limit(known - max);
  tx.delete(feedChanges).where(inArray(feedChanges.feed, oldest)).run();
}
