import type { Instant } from "#app/domain/time/zoned-time.ts";
import { and, asc, count, desc, eq, gt, gte, inArray, isNull, notInArray, or, sql } from "drizzle-orm";
import type { Database } from "../client.server.ts";
import { outbox } from "../schema/index.ts";

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
  refusal: outbox.refusal,
  canRetry: sql<number>`${outbox.state} = 'queued' or ${outbox.payload} <> '{}'`,
};

/** List queued mails that were tried before, and failed ones, newest first. */
export function listTroubledMails(db: Database, limit: number) {
  return db
    .select(listed)
    .from(outbox)
    .where(sql`(${outbox.state} = 'queued' and ${outbox.attempts} > 0) or ${outbox.state} = 'failed'`)
    .orderBy(desc(outbox.createdAt))
    .limit(limit)
    .all();
}

const noRefusal = { refusal: null, refusedAt: null };

/** Drop a mail that is queued or failed. @returns false when it was neither */
export function dropMail(tx: Database, id: string, now: Instant): boolean {
  const isOpen = and(eq(outbox.id, id), inArray(outbox.state, ["queued", "failed"]));
  return (
    tx
      .update(outbox)
      .set({
        state: "dropped",
        doneAt: now,
        leaseUntil: null,
        payload: {},
        mail: null,
        recipientDomain: null,
        ...noRefusal,
      })
      .where(isOpen)
      .run().changes > 0
  );
}

/** Queued mails, and failed ones that still have their payload. */
const isRetriable = sql`(${outbox.state} = 'queued' or (${outbox.state} = 'failed' and ${outbox.payload} <> '{}'))`;
const asNew = (now: Instant) => ({ state: "queued" as const, runAt: now, attempts: 0, leaseUntil: null, doneAt: null });

/**
 * Make a mail due at once.
 * @returns the hash of the address that refused it, if known; null when it cannot be retried
 */
export function retryMail(tx: Database, id: string, now: Instant): { sentToHash: string | null } | null {
  const found = tx
    .select({ sentToHash: outbox.sentToHash })
    .from(outbox)
    .where(and(eq(outbox.id, id), isRetriable))
    .get();
  if (!found) return null;
  tx.update(outbox).set(asNew(now)).where(eq(outbox.id, id)).run();
  return found;
}

/**
 * Make all failed mails, and queued ones that were tried before, due at once.
 * @param except causes of refusal to leave out: refused by the mailbox, such mails are retried one by one or not at all
 */
export function retryAllMails(tx: Database, now: Instant, except: readonly string[]): void {
  const isTroubled = or(eq(outbox.state, "failed"), gt(outbox.attempts, 0));
  const isOpen = or(isNull(outbox.refusal), notInArray(outbox.refusal, [...except]));
  tx.update(outbox)
    .set(asNew(now))
    .where(and(isRetriable, isTroubled, isOpen))
    .run();
}

/**
 * Count the mails queued because a server refuses this sender, and those that bounced for that since a moment, by
 * cause.
 * @param causes the causes that lie with the sender
 */
export function countRefused(db: Database, causes: readonly string[], cameBackSince: Instant) {
  return db
    .select({
      refusal: sql<string>`${outbox.refusal}`,
      waiting: sql<number>`sum(${outbox.state} = 'queued')`,
      cameBack: sql<number>`sum(${outbox.state} = 'sent')`,
      since: sql<Instant>`min(${outbox.refusedAt})`,
      lastError: sql<string | null>`max(${outbox.lastError})`,
    })
    .from(outbox)
    .where(
      and(
        inArray(outbox.refusal, [...causes]),
        or(eq(outbox.state, "queued"), and(eq(outbox.state, "sent"), gte(outbox.refusedAt, cameBackSince))),
      ),
    )
    .groupBy(outbox.refusal)
    .orderBy(asc(outbox.refusal))
    .all();
}
