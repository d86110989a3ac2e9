import type { Instant } from "#app/domain/time/zoned-time.ts";
import { and, asc, count, desc, eq, inArray, sql } from "drizzle-orm";
import type { Database } from "../client.server.ts";
import { outbox } from "../schema/index.ts";

/** How many mails there are, by what they are and where they stand. No word of any, and no address. */
export function countMails(db: Database) {
  return db
    .select({ kind: outbox.kind, state: outbox.state, count: count() })
    .from(outbox)
    .groupBy(outbox.kind, outbox.state)
    .orderBy(asc(outbox.kind))
    .all();
}

const listed = {
  id: outbox.id,
  kind: outbox.kind,
  state: outbox.state,
  attempts: outbox.attempts,
  lastError: outbox.lastError,
  runAt: outbox.runAt,
  createdAt: outbox.createdAt,
  doneAt: outbox.doneAt,
};

/** Mails that wait although they were tried, and those that were given up: the newest first. */
export function listTroubledMails(db: Database, limit: number) {
  return db
    .select(listed)
    .from(outbox)
    .where(sql`(${outbox.state} = 'queued' and ${outbox.attempts} > 0) or ${outbox.state} = 'failed'`)
    .orderBy(desc(outbox.createdAt))
    .limit(limit)
    .all();
}

/** A mail that waits is tried at once, with all its tries before it. @returns whether it was one */
export function retryMail(tx: Database, id: string, now: Instant): boolean {
  const isWaiting = and(eq(outbox.id, id), eq(outbox.state, "queued"));
  return tx.update(outbox).set({ runAt: now, attempts: 0, leaseUntil: null }).where(isWaiting).run().changes > 0;
}

/** A mail that waits, or was given up, is not tried any more. @returns whether it was one */
export function dropMail(tx: Database, id: string, now: Instant): boolean {
  const isOpen = and(eq(outbox.id, id), inArray(outbox.state, ["queued", "failed"]));
  return (
    tx
      .update(outbox)
      .set({ state: "dropped", doneAt: now, leaseUntil: null, payload: {}, mail: null, recipientDomain: null })
      .where(isOpen)
      .run().changes > 0
  );
}
