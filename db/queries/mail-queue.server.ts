import type { Instant } from "#app/domain/time/zoned-time.ts";
import { and, asc, count, desc, eq, gt, gte, inArray, isNull, notInArray, or, sql } from "drizzle-orm";
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
  refusal: outbox.refusal,
  canRetry: sql<number>`${outbox.state} = 'queued' or ${outbox.payload} <> '{}'`,
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

const noRefusal = { refusal: null, refusedAt: null };

/** A mail that waits, or was given up, is not tried any more. @returns whether it was one */
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

/** A mail that was given up is due again, if what it carried is still there; so is one that waits for its next try. */
const isRetriable = sql`(${outbox.state} = 'queued' or (${outbox.state} = 'failed' and ${outbox.payload} <> '{}'))`;
const asNew = (now: Instant) => ({ state: "queued" as const, runAt: now, attempts: 0, leaseUntil: null, doneAt: null });

/** @returns whether it was one that can be tried, and the hash of the address that refused it, if that is known */
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
 * Everything that was given up or waits after a try in vain is due at once.
 * @param except refusals that a mailbox ended: those are tried singly or not at all
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
 * The mails that wait because a server refuses us, and those that came back for it since a moment, by cause.
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
