import type { MailKey } from "#app/domain/model/mail.ts";
import { urgentPriority } from "#app/domain/model/mail.ts";
import { leaseMs, type StoredMail } from "#app/domain/model/outbox.ts";
import { type Instant, plus } from "#app/domain/time/zoned-time.ts";
import { and, asc, eq, gt, isNull, lt, lte, or, type SQL, sql } from "drizzle-orm";
import { type Database, prepared } from "../client.server.ts";
import { outbox } from "../schema/index.ts";

const given = sql.placeholder;
const oneOf = (name: string): SQL => sql`(select value from json_each(${given(name)}))`;

export type OutboxRow = typeof outbox.$inferSelect;

/**
 * Lease the most urgent due mail, in one statement, so that two workers never take the same row. A lease ends with its
 * time; one that ends later than a new lease would was set by a wrong clock and is ignored.
 * @param except ids in flight in this process, and domains that have reached their limit
 */
export function claimDueMail(
  db: Database,
  now: Instant,
  except: { ids: readonly string[]; domains: readonly string[] } = { ids: [], domains: [] },
): OutboxRow | null {
  const claimed = claimNext(db).all({
    now,
    leaseUntil: plus(now, leaseMs),
    ids: JSON.stringify(except.ids),
    domains: JSON.stringify(except.domains),
  });
  return claimed[0] ?? null;
}

const claimNext = prepared((db) => {
  const next = db
    .select({ id: outbox.id })
    .from(outbox)
    .where(
      and(
        eq(outbox.state, "queued"),
        lte(outbox.runAt, given("now")),
        or(isNull(outbox.leaseUntil), lt(outbox.leaseUntil, given("now")), gt(outbox.leaseUntil, given("leaseUntil"))),
        sql`${outbox.id} not in ${oneOf("ids")}`,
        or(
          isNull(outbox.recipientDomain),
          sql`${outbox.recipientDomain} not in ${oneOf("domains")}`,
          lte(outbox.priority, urgentPriority),
        ),
      ),
    )
    // In the order of the index, which ends with the rowid: only one of ten thousand due rows is read.
    .orderBy(asc(outbox.priority), asc(outbox.runAt), asc(sql`${outbox}.rowid`))
    .limit(1);
  return db
    .update(outbox)
    .set({ leaseUntil: sql`${given("leaseUntil")}`, attempts: sql`${outbox.attempts} + 1` })
    .where(eq(outbox.id, sql`(${next})`))
    .returning()
    .prepare();
});

/** Store the words of an attempt, so that a retry can repeat them if the outcome stays unknown. */
export function freezeMail(db: Database, id: string, mail: StoredMail): void {
  freeze(db).run({ id, mail: JSON.stringify(mail), domain: domainOf(mail.to) });
}

const freeze = prepared((db) =>
  db
    .update(outbox)
    .set({ mail: sql`${given("mail")}`, recipientDomain: sql`${given("domain")}` })
    .where(eq(outbox.id, given("id")))
    .prepare(),
);

export const domainOf = (address: string): string => address.slice(address.lastIndexOf("@") + 1).toLowerCase();

/**
 * Put a mail back untried, because too many mails to its domain are in flight. The domain is stored to skip it next
 * time.
 */
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

/**
 * Find the sent mail whose thread a mail continues, if it went to the same address.
 * @param thread `keys`: mail keys, the likeliest first; `since`: when the reader gave the present address, else null
 * @param toHash hash of the recipient of the mail that continues the thread
 */
export function findThread(
  db: Database,
  { keys, since }: { keys: readonly MailKey[]; since: Instant | null },
  toHash: string,
) {
  const sent = keys.map((dedupeKey) => sentUnder(db).get({ dedupeKey }));
  // The hash is kept for a week only. Afterwards the age of the mail tells whether it was for an earlier address.
  const isOurs = (row: NonNullable<(typeof sent)[number]>) =>
    row.createdAt >= (since ?? row.createdAt) && (row.sentToHash === null || row.sentToHash === toHash);
  return sent.find((row) => row !== undefined && isOurs(row)) ?? null;
}

const sentUnder = prepared((db) =>
  db
    .select({ id: outbox.id, kind: outbox.kind, createdAt: outbox.createdAt, sentToHash: outbox.sentToHash })
    .from(outbox)
    .where(and(eq(outbox.dedupeKey, given("dedupeKey")), eq(outbox.state, "sent")))
    .prepare(),
);

/**
 * Mark a mail as sent, and erase its payload.
 * @param sent `keep`: the mail stays readable (demo), else its words are erased; `toHash`: hash of the recipient, for
 * bounces
 */
export function markSent(
  db: Database,
  id: string,
  { now, keep, toHash }: { now: Instant; keep: boolean; toHash: string },
): void {
  recordSent(db).run({ id, now, toHash, keeps: keep ? 1 : 0 });
}

const recordSent = prepared((db) =>
  db
    .update(outbox)
    .set({
      state: "sent",
      sentToHash: sql`${given("toHash")}`,
      recipientDomain: null,
      doneAt: sql`${given("now")}`,
      leaseUntil: null,
      lastError: null,
      refusal: null,
      refusedAt: null,
      payload: {},
      mail: sql`iif(${given("keeps")}, ${outbox.mail}, null)`,
    })
    .where(eq(outbox.id, given("id")))
    .prepare(),
);

/**
 * Record a failed attempt.
 * @param failure `retryAt`: the next attempt; null: none, but the payload is kept for a retry by hand. `isUnknown`: the
 * mail may have arrived, so its words are kept and repeated; otherwise they are written anew, and `before` is what an
 * earlier attempt may have delivered. `refusal`: cause of the refusal, if it needs attention
 */
export function markFailed(
  db: Database,
  id: string,
  failure: {
    now: Instant;
    retryAt: Instant | null;
    error: string;
    isUnknown: boolean;
    before: StoredMail | null;
    refusal: string | null;
    toHash?: string;
  },
): void {
  const { now, retryAt, refusal } = failure;
  db.update(outbox)
    .set({
      leaseUntil: null,
      lastError: failure.error,
      refusal,
      refusedAt: refusal === null ? null : sql`coalesce(${outbox.refusedAt}, ${now})`,
      // Keep words erased that were erased during the attempt.
      ...(failure.isUnknown
        ? {}
        : {
            mail: sql`iif(${outbox.mail} ->> '$.to' = '', ${outbox.mail}, ${failure.before && JSON.stringify(failure.before)})`,
          }),
      ...(retryAt === null ? { state: "failed", doneAt: now, recipientDomain: null } : { runAt: retryAt }),
      ...(failure.toHash === undefined ? {} : { sentToHash: failure.toHash }),
    })
    .where(eq(outbox.id, id))
    .run();
}

/** Record that a sent mail bounced for a cause that lies with the sender. */
export function markCameBack(tx: Database, id: string, { now, refusal }: { now: Instant; refusal: string }): void {
  tx.update(outbox)
    .set({ refusal, refusedAt: now })
    .where(and(eq(outbox.id, id), eq(outbox.state, "sent")))
    .run();
}
