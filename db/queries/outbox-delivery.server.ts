import type { MailKey } from "#app/domain/model/mail-key.ts";
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
 * Takes the most urgent due mail and leases it. One statement, so two workers never take the same row; a row whose
 * worker died is free again when its lease ends, or has an end that only a clock that was wrong can have given it.
 * @param except what this process has in hand, and domains that have enough for now
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
    // As the index has them, which ends with the row: of ten thousand that are due, one is read.
    .orderBy(asc(outbox.priority), asc(outbox.runAt), asc(sql`${outbox}.rowid`))
    .limit(1);
  return db
    .update(outbox)
    .set({ leaseUntil: sql`${given("leaseUntil")}`, attempts: sql`${outbox.attempts} + 1` })
    .where(eq(outbox.id, sql`(${next})`))
    .returning()
    .prepare();
});

/** Keeps the words of an attempt: should nobody learn what became of it, a retry repeats them. */
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

/**
 * The mail whose thread another one goes on, if it was handed over, and to the same address.
 * @param thread `keys`: its intent, the likeliest first; `since`: when the reader got the address they have, else null
 * @param toHash of the address of the mail that follows
 */
export function findThread(
  db: Database,
  { keys, since }: { keys: readonly MailKey[]; since: Instant | null },
  toHash: string,
) {
  const sent = keys.map((dedupeKey) => sentUnder(db).get({ dedupeKey }));
  // The hash is kept for a week only; what was queued for an older address tells by its age.
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
 * @param sent `keep`: the mail stays readable here (demo), else its words go with the sending; `toHash`: of the address,
 * for bounces
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
 * @param failure `retryAt` is when to try again, or null to give up for now: what it carries is kept, so that it can be tried
 * again by hand. `isUnknown`: it may have arrived, so its words are kept to be repeated; what certainly did not is written
 * anew, and `before` is what an earlier try may have brought. `refusal`: what the server meant, if it is to be looked at
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
      // Words that were erased while it was under way stay so.
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

/** Notes for a mail that was sent that it came back, for a cause that lies with us. */
export function markCameBack(tx: Database, id: string, { now, refusal }: { now: Instant; refusal: string }): void {
  tx.update(outbox)
    .set({ refusal, refusedAt: now })
    .where(and(eq(outbox.id, id), eq(outbox.state, "sent")))
    .run();
}
