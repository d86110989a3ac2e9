import { type MailKey, mailSubject } from "#app/domain/model/mail.ts";
import type { Instant } from "#app/domain/time/zoned-time.ts";
import { and, asc, count, eq, gte, inArray, isNotNull, isNull, lt, or, sql } from "drizzle-orm";
import { randomUUID } from "node:crypto";
import { type Database, prepared } from "../client.server.ts";
import { eventDates, follows, outbox, signUps } from "../schema/index.ts";

const given = sql.placeholder;

/** Insert a mail to be sent, unless there is a row with the same key. @returns true when a row was made */
export function insertMail(
  tx: Database,
  mail: {
    kind: string;
    payload: unknown;
    dedupeKey: MailKey;
    /** The subject by which `dropMailsAbout` finds it. */
    subject: string;
    priority: number;
    now: Instant;
    recipientHash?: string;
    /** UTC; the mail is not sent before. Defaults to now. */
    runAt?: Instant;
  },
): boolean {
  const made = insert(tx).run({
    id: randomUUID(),
    kind: mail.kind,
    payload: JSON.stringify(mail.payload),
    dedupeKey: mail.dedupeKey,
    subject: mail.subject,
    recipientHash: mail.recipientHash ?? null,
    priority: mail.priority,
    runAt: mail.runAt ?? mail.now,
    scheduledFor: mail.runAt ?? mail.now,
    now: mail.now,
  });
  return made.changes === 1;
}

const insert = prepared((db) =>
  db
    .insert(outbox)
    .values({
      id: sql`${given("id")}`,
      kind: sql`${given("kind")}`,
      payload: sql`${given("payload")}`,
      dedupeKey: sql`${given("dedupeKey")}`,
      subject: sql`${given("subject")}`,
      recipientHash: sql`${given("recipientHash")}`,
      priority: sql`${given("priority")}`,
      state: "queued",
      runAt: sql`${given("runAt")}`,
      scheduledFor: sql`${given("scheduledFor")}`,
      attempts: 0,
      createdAt: sql`${given("now")}`,
    })
    .onConflictDoNothing()
    .prepare(),
);

/** True when a mail with this key was queued before. */
export const hasMailWithKey = (db: Database, dedupeKey: MailKey): boolean => keyed(db).get({ dedupeKey }) !== undefined;

const keyed = prepared((db) =>
  db
    .select({ id: outbox.id })
    .from(outbox)
    .where(eq(outbox.dedupeKey, given("dedupeKey")))
    .prepare(),
);

const isUntried = and(
  eq(outbox.state, "queued"),
  eq(outbox.attempts, 0),
  isNull(outbox.leaseUntil),
  isNull(outbox.mail),
);

/** Find a queued mail of a kind to an address that was never tried, so that more can be added to it. */
export function findUntriedMail(tx: Database, kind: string, recipientHash: string) {
  return (
    tx
      .select({ id: outbox.id, payload: outbox.payload, runAt: outbox.runAt })
      .from(outbox)
      .where(and(eq(outbox.recipientHash, recipientHash), eq(outbox.kind, kind), isUntried))
      .orderBy(asc(outbox.createdAt))
      .get() ?? null
  );
}

export function updateUntriedMail(
  tx: Database,
  id: string,
  { payload, runAt }: { payload: unknown; runAt: Instant },
): void {
  tx.update(outbox).set({ payload, runAt }).where(eq(outbox.id, id)).run();
}

/** Count the mails of a kind written to one address since a moment, whoever caused them. */
export function countMailsTo(db: Database, kind: string, recipientHash: string, since: Instant): number {
  const found = db
    .select({ count: count() })
    .from(outbox)
    .where(and(eq(outbox.kind, kind), eq(outbox.recipientHash, recipientHash), gte(outbox.createdAt, since)))
    .get();
  return found?.count ?? 0;
}

export function countMailsAbout(
  db: Database,
  { kinds, subject, since }: { kinds: readonly string[]; subject: string; since: Instant },
): number {
  const found = db
    .select({ count: count() })
    .from(outbox)
    .where(and(eq(outbox.subject, subject), inArray(outbox.kind, [...kinds]), gte(outbox.createdAt, since)))
    .get();
  return found?.count ?? 0;
}

/** Drop the queued mails of a kind to a subject about one date, session or sign-up, and return them, oldest first. */
export function takeBackWaiting(
  tx: Database,
  mail: {
    kind: string;
    subject: string;
    about: { name: "dateId" | "signUpId" | "sessionId"; id: string };
    now: Instant;
  },
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

/** Drop all unsent mails about some subjects, and erase the words of those that were sent. */
export function dropMailsAbout(tx: Database, subjects: readonly string[], now: Instant): void {
  const isAbout = inArray(outbox.subject, [...subjects]);
  tx.update(outbox)
    .set({ state: "dropped", doneAt: now, leaseUntil: null, refusal: null, refusedAt: null })
    .where(and(isAbout, inArray(outbox.state, ["queued", "failed"])))
    .run();
  // The hash of the recipient stays for its day, so that erasing does not reset the limit of mails to an address.
  tx.update(outbox).set({ payload: {}, mail: null }).where(isAbout).run();
}

/** Erased words of a mail. `rev` is kept, so that the next version gets another Message-ID. */
const wordless = sql`json_object('to', '', 'subject', '', 'html', '', 'text', '', 'language', '',
  'rev', coalesce(json_extract(${outbox.mail}, '$.rev'), 0))`;

/**
 * Erase the words of mails that may contain the place of an event: to its attendees and followers, about it, and
 * digests. Unsent ones are written anew at sending.
 */
export function eraseStoredMails(tx: Database, event: { id: string; slug: string }): void {
  const dates = tx.select({ id: eventDates.id }).from(eventDates).where(eq(eventDates.eventId, event.id));
  const holders = tx
    .select({ page: sql`'page:' || ${signUps.pageId}` })
    .from(signUps)
    .where(inArray(signUps.eventDateId, dates));
  const followers = tx
    .select({ page: sql`'page:' || ${follows.pageId}` })
    .from(follows)
    .where(eq(follows.eventId, event.id));
  const maySayIt = or(
    eq(outbox.subject, mailSubject("event", event.id)),
    inArray(outbox.subject, holders),
    inArray(outbox.subject, followers),
    inArray(outbox.kind, ["digest", "review_digest"]),
    sql`instr(${outbox.mail}, ${event.slug}) > 0`,
  );
  tx.update(outbox)
    .set({ mail: sql`iif(${outbox.state} = 'queued', ${wordless}, null)` })
    .where(and(isNotNull(outbox.mail), maySayIt))
    .run();
}

/** Return the hash of the address a mail went to, while it may still bounce. */
export function findSentTo(db: Database, id: string): string | null {
  return db.select({ hash: outbox.sentToHash }).from(outbox).where(eq(outbox.id, id)).get()?.hash ?? null;
}

export function eraseSentTo(tx: Database, before: Instant): void {
  tx.update(outbox)
    .set({ sentToHash: null })
    .where(and(isNotNull(outbox.sentToHash), lt(outbox.createdAt, before)))
    .run();
}

export function dropWaitingMail(db: Database, now: Instant): void {
  const waiting = db.select({ id: outbox.id }).from(outbox).where(eq(outbox.state, "queued")).all();
  for (const { id } of waiting) markDropped(db, id, now);
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
      refusal: null,
      refusedAt: null,
      ...(reason === null ? {} : { lastError: reason }),
    })
    .where(eq(outbox.id, id))
    .run();
}

/** Find the mail of a key that nobody has tried to send yet: something may still be added to it. */
export function findUntriedMailWithKey(tx: Database, dedupeKey: MailKey) {
  return (
    tx
      .select({ id: outbox.id, payload: outbox.payload, runAt: outbox.runAt })
      .from(outbox)
      .where(and(eq(outbox.dedupeKey, dedupeKey), isUntried))
      .get() ?? null
  );
}

/** List the mails whose key begins with a prefix, oldest first. @param prefix made by `startOf` of a mail key */
export function listMailsByKey(db: Database, prefix: string) {
  const { id, state, attempts, createdAt } = outbox;
  return (
    db
      .select({ id, state, attempts, createdAt })
      .from(outbox)
      // A range of the unique index: in ASCII, `;` follows the `:` at the end of the prefix.
      .where(and(gte(outbox.dedupeKey, prefix), lt(outbox.dedupeKey, `${prefix.slice(0, -1)};`)))
      .orderBy(asc(outbox.createdAt))
      .all()
  );
}
