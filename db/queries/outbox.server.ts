import { type MailKind, type MailPayload, mailPriority, urgentPriority } from "#app/domain/messages.ts";
import { leaseMs, type StoredMail } from "#app/domain/outbox/outbox.ts";
import { type Instant, plus } from "#app/domain/time/zoned-time.ts";
import {
  and,
  asc,
  count,
  desc,
  eq,
  gt,
  gte,
  inArray,
  isNotNull,
  isNull,
  lt,
  lte,
  notInArray,
  or,
  sql,
} from "drizzle-orm";
import { randomUUID } from "node:crypto";
import { type Database, writeTransaction } from "../client.server.ts";
import { outbox } from "../schema/index.ts";

/** Writes a mail to be sent; a row with the same key is left as it is. Returns whether a row was made. */
export function enqueueMail<K extends MailKind>(
  tx: Database,
  mail: {
    kind: K;
    payload: MailPayload<K>;
    dedupeKey: string;
    /** What it is about, for `dropMailsAbout`. */
    subject: string;
    now: Instant;
    recipientHash?: string;
    /** Not before this; else at once. */
    runAt?: Instant;
  },
): boolean {
  const made = tx
    .insert(outbox)
    .values({
      id: randomUUID(),
      kind: mail.kind,
      payload: mail.payload,
      dedupeKey: mail.dedupeKey,
      subject: mail.subject,
      recipientHash: mail.recipientHash ?? null,
      priority: mailPriority[mail.kind],
      state: "queued",
      runAt: mail.runAt ?? mail.now,
      attempts: 0,
      createdAt: mail.now,
    })
    .onConflictDoNothing()
    .run();
  return made.changes === 1;
}

/** The same for what is looked for again and again: nothing is written where the row is there already. */
export function enqueueOnce<K extends MailKind>(db: Database, mail: Parameters<typeof enqueueMail<K>>[1]): void {
  const known = db.select({ id: outbox.id }).from(outbox).where(eq(outbox.dedupeKey, mail.dedupeKey)).get();
  if (!known) writeTransaction(db, (tx) => enqueueMail(tx, mail));
}

/** How many mails of a kind were written to one address since a moment, whoever asked for them. */
export function countMailsTo(db: Database, kind: MailKind, recipientHash: string, since: Instant): number {
  const found = db
    .select({ count: count() })
    .from(outbox)
    .where(and(eq(outbox.kind, kind), eq(outbox.recipientHash, recipientHash), gte(outbox.createdAt, since)))
    .get();
  return found?.count ?? 0;
}

/** How many mails of some kinds were written about a subject since a moment. */
export function countMailsAbout(
  db: Database,
  { kinds, subject, since }: { kinds: readonly MailKind[]; subject: string; since: Instant },
): number {
  const found = db
    .select({ count: count() })
    .from(outbox)
    .where(and(eq(outbox.subject, subject), inArray(outbox.kind, [...kinds]), gte(outbox.createdAt, since)))
    .get();
  return found?.count ?? 0;
}

/** Takes back the mails of a kind about a date or a sign-up that a subject has not been sent yet, and returns them, oldest first. */
export function takeBackWaiting(
  tx: Database,
  mail: { kind: MailKind; subject: string; about: { name: "dateId" | "signUpId"; id: string }; now: Instant },
): { payload: unknown; attempts: number }[] {
  const waiting = tx
    .select({ id: outbox.id, payload: outbox.payload, attempts: outbox.attempts })
    .from(outbox)
    .where(
      and(
        eq(outbox.subject, mail.subject),
        eq(outbox.kind, mail.kind),
        eq(outbox.state, "queued"),
        eq(sql`json_extract(${outbox.payload}, ${`$.${mail.about.name}`})`, mail.about.id),
      ),
    )
    .orderBy(asc(outbox.createdAt))
    .all();
  for (const { id } of waiting) markDropped(tx, id, mail.now);
  return waiting;
}

/** Takes back everything about a subject that is not yet sent, and forgets the words of what was. */
export function dropMailsAbout(tx: Database, subjects: readonly string[], now: Instant): void {
  const isAbout = inArray(outbox.subject, [...subjects]);
  tx.update(outbox)
    .set({ state: "dropped", doneAt: now, leaseUntil: null })
    .where(and(isAbout, inArray(outbox.state, ["queued", "failed"])))
    .run();
  // The hash stays for its day: else erasing would let the next mail to the same address through.
  tx.update(outbox).set({ payload: {}, mail: null }).where(isAbout).run();
}

export type OutboxRow = typeof outbox.$inferSelect;

/**
 * Takes the most urgent due mail and leases it. One statement, so two workers never take the same row; a row whose
 * worker died is free again when its lease ends, or has an end that only a clock that was wrong can have given it.
 * @param except what this process has in hand, and domains that have enough for now
 */
export function claimDueMail(
  db: Database,
  now: Instant,
  except: { ids: readonly string[]; domains: readonly string[] } = { ids: [], domains: [] },
): OutboxRow | null {
  const next = db
    .select({ id: outbox.id })
    .from(outbox)
    .where(
      and(
        eq(outbox.state, "queued"),
        lte(outbox.runAt, now),
        or(isNull(outbox.leaseUntil), lt(outbox.leaseUntil, now), gt(outbox.leaseUntil, plus(now, leaseMs))),
        notInArray(outbox.id, [...except.ids]),
        or(
          isNull(outbox.recipientDomain),
          notInArray(outbox.recipientDomain, [...except.domains]),
          lte(outbox.priority, urgentPriority),
        ),
      ),
    )
    .orderBy(asc(outbox.priority), asc(outbox.runAt), asc(outbox.id))
    .limit(1);
  const claimed = db
    .update(outbox)
    .set({ leaseUntil: plus(now, leaseMs), attempts: sql`${outbox.attempts} + 1` })
    .where(eq(outbox.id, sql`(${next})`))
    .returning()
    .all();
  return claimed[0] ?? null;
}

/** Keeps the words of an attempt: should nobody learn what became of it, a retry repeats them. */
export function freezeMail(db: Database, id: string, mail: StoredMail): void {
  db.update(outbox)
    .set({ mail, recipientDomain: domainOf(mail.to) })
    .where(eq(outbox.id, id))
    .run();
}

export const domainOf = (address: string): string => address.slice(address.lastIndexOf("@") + 1).toLowerCase();

/** Puts a mail back that was not tried: too many are on their way to the same place, which is kept to know it beforehand. */
export function putBack(
  db: Database,
  row: { id: string; attempts: number },
  { runAt, domain }: { runAt: Instant; domain: string },
): void {
  db.update(outbox)
    .set({ runAt, leaseUntil: null, attempts: row.attempts - 1, recipientDomain: domain })
    .where(eq(outbox.id, row.id))
    .run();
}

/** When the mail of an intent was handed over, under which id that was: the thread of what follows. */
export function findSentRow(db: Database, dedupeKey: string) {
  return (
    db
      .select({ id: outbox.id, kind: outbox.kind })
      .from(outbox)
      .where(and(eq(outbox.dedupeKey, dedupeKey), eq(outbox.state, "sent")))
      .get() ?? null
  );
}

/** The hash of the address a mail went to, as long as it may bounce. */
export function findSentTo(db: Database, id: string): string | null {
  return db.select({ hash: outbox.sentToHash }).from(outbox).where(eq(outbox.id, id)).get()?.hash ?? null;
}

export function forgetSentTo(tx: Database, before: Instant): void {
  tx.update(outbox)
    .set({ sentToHash: null })
    .where(and(isNotNull(outbox.sentToHash), lt(outbox.createdAt, before)))
    .run();
}

/** Gives up everything that waits. */
export function dropWaitingMail(db: Database, now: Instant): void {
  const waiting = db.select({ id: outbox.id }).from(outbox).where(eq(outbox.state, "queued")).all();
  for (const { id } of waiting) markDropped(db, id, now);
}

/**
 * @param sent `keep`: the mail stays readable here (demo), else its words go with the sending; `toHash`: of the address,
 * for bounces
 */
export function markSent(
  db: Database,
  id: string,
  { now, keep, toHash }: { now: Instant; keep: boolean; toHash: string },
): void {
  db.update(outbox)
    .set({
      state: "sent",
      sentToHash: toHash,
      recipientDomain: null,
      doneAt: now,
      leaseUntil: null,
      lastError: null,
      payload: {},
      ...(keep ? {} : { mail: null }),
    })
    .where(eq(outbox.id, id))
    .run();
}

export function markDropped(db: Database, id: string, now: Instant, reason: string | null = null): void {
  db.update(outbox)
    .set({
      state: "dropped",
      doneAt: now,
      leaseUntil: null,
      payload: {},
      mail: null,
      recipientDomain: null,
      ...(reason === null ? {} : { lastError: reason }),
    })
    .where(eq(outbox.id, id))
    .run();
}

/**
 * @param failure `retryAt` is when to try again, or null to give up: what remains then is that it failed, not its words.
 * `isUnknown`: it may have arrived, so its words are kept to be repeated; what certainly did not is written anew, and
 * `before` is what an earlier try may have brought
 */
export function markFailed(
  db: Database,
  id: string,
  failure: { now: Instant; retryAt: Instant | null; error: string; isUnknown: boolean; before: StoredMail | null },
): void {
  db.update(outbox)
    .set(
      failure.retryAt === null
        ? {
            state: "failed",
            doneAt: failure.now,
            leaseUntil: null,
            lastError: failure.error,
            payload: {},
            mail: null,
            recipientDomain: null,
          }
        : {
            runAt: failure.retryAt,
            leaseUntil: null,
            lastError: failure.error,
            ...(failure.isUnknown ? {} : { mail: failure.before }),
          },
    )
    .where(eq(outbox.id, id))
    .run();
}

/** Mails kept readable, newest first. */
export function listKeptMails(db: Database, limit: number) {
  return db
    .select({ id: outbox.id, mail: outbox.mail, doneAt: outbox.doneAt })
    .from(outbox)
    .where(and(eq(outbox.state, "sent"), isNotNull(outbox.mail)))
    .orderBy(desc(outbox.doneAt), desc(outbox.id))
    .limit(limit)
    .all();
}

export function findKeptMail(db: Database, id: string): StoredMail | null {
  const row = db.select({ mail: outbox.mail }).from(outbox).where(eq(outbox.id, id)).get();
  return row?.mail ?? null;
}
