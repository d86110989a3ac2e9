import { type MailKind, type MailPayload, mailPriority, mailSubject } from "#app/domain/model/mail.ts";
import type { MailKey } from "#app/domain/model/mail-key.ts";
import type { Instant } from "#app/domain/time/zoned-time.ts";
import { and, asc, count, eq, gte, inArray, isNotNull, isNull, lt, or, sql } from "drizzle-orm";
import { randomUUID } from "node:crypto";
import { type Database, prepared, writeTransaction } from "../client.server.ts";
import { eventDates, follows, outbox, signUps } from "../schema/index.ts";

const given = sql.placeholder;

/** Writes a mail to be sent; a row with the same key is left as it is. Returns whether a row was made. */
export function enqueueMail<K extends MailKind>(
  tx: Database,
  mail: {
    kind: K;
    payload: MailPayload<K>;
    dedupeKey: MailKey;
    /** What it is about, for `dropMailsAbout`. */
    subject: string;
    now: Instant;
    recipientHash?: string;
    /** Not before this; else at once. */
    runAt?: Instant;
  },
): boolean {
  const made = enqueue(tx).run({
    id: randomUUID(),
    kind: mail.kind,
    payload: JSON.stringify(mail.payload),
    dedupeKey: mail.dedupeKey,
    subject: mail.subject,
    recipientHash: mail.recipientHash ?? null,
    priority: mailPriority[mail.kind],
    runAt: mail.runAt ?? mail.now,
    scheduledFor: mail.runAt ?? mail.now,
    now: mail.now,
  });
  return made.changes === 1;
}

const enqueue = prepared((db) =>
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

/** The same for what is looked for again and again: nothing is written where the row is there already. */
export function enqueueOnce<K extends MailKind>(db: Database, mail: Parameters<typeof enqueueMail<K>>[1]): void {
  const known = keyed(db).get({ dedupeKey: mail.dedupeKey });
  if (!known) writeTransaction(db, (tx) => enqueueMail(tx, mail));
}

const keyed = prepared((db) =>
  db
    .select({ id: outbox.id })
    .from(outbox)
    .where(eq(outbox.dedupeKey, given("dedupeKey")))
    .prepare(),
);

/** A mail of a kind to an address that nobody has tried to send yet: something may still be added to it. */
export function findUntriedMail(tx: Database, kind: MailKind, recipientHash: string) {
  return (
    tx
      .select({ id: outbox.id, payload: outbox.payload, runAt: outbox.runAt })
      .from(outbox)
      .where(
        and(
          eq(outbox.recipientHash, recipientHash),
          eq(outbox.kind, kind),
          eq(outbox.state, "queued"),
          eq(outbox.attempts, 0),
          isNull(outbox.leaseUntil),
          isNull(outbox.mail),
        ),
      )
      .orderBy(asc(outbox.createdAt))
      .get() ?? null
  );
}

export function updateUntriedMail(
  tx: Database,
  id: string,
  { payload, runAt }: { payload: MailPayload<MailKind>; runAt: Instant },
): void {
  tx.update(outbox).set({ payload, runAt }).where(eq(outbox.id, id)).run();
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
  mail: {
    kind: MailKind;
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

/** Takes back everything about a subject that is not yet sent, and forgets the words of what was. */
export function dropMailsAbout(tx: Database, subjects: readonly string[], now: Instant): void {
  const isAbout = inArray(outbox.subject, [...subjects]);
  tx.update(outbox)
    .set({ state: "dropped", doneAt: now, leaseUntil: null, refusal: null, refusedAt: null })
    .where(and(isAbout, inArray(outbox.state, ["queued", "failed"])))
    .run();
  // The hash stays for its day: else erasing would let the next mail to the same address through.
  tx.update(outbox).set({ payload: {}, mail: null }).where(isAbout).run();
}

/** The words of a mail that are gone, with how often they had changed: what goes out next has a Message-ID of its own. */
const wordless = sql`json_object('to', '', 'subject', '', 'html', '', 'text', '', 'language', '',
  'rev', coalesce(json_extract(${outbox.mail}, '$.rev'), 0))`;

/**
 * Erases the words of mails that may say where an event takes place: those to who holds a seat or follows it, about it, and
 * digests. What was not sent yet is written anew from what is true then.
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

/** The hash of the address a mail went to, as long as it may bounce. */
export function findSentTo(db: Database, id: string): string | null {
  return db.select({ hash: outbox.sentToHash }).from(outbox).where(eq(outbox.id, id)).get()?.hash ?? null;
}

export function eraseSentTo(tx: Database, before: Instant): void {
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

/** Mails whose key begins so, oldest first. @param prefix as `mailKeyPrefix` makes it */
export function listMailsByKey(db: Database, prefix: string) {
  const { id, state, attempts, createdAt } = outbox;
  return (
    db
      .select({ id, state, attempts, createdAt })
      .from(outbox)
      // A range of the unique index; `;` follows `:`.
      .where(and(gte(outbox.dedupeKey, prefix), lt(outbox.dedupeKey, `${prefix.slice(0, -1)};`)))
      .orderBy(asc(outbox.createdAt))
      .all()
  );
}
