import type { suppressionReasons } from "#app/domain/model/outbox.ts";
import type { Instant } from "#app/domain/time/zoned-time.ts";
import { and, count, eq, gt, lte, sql } from "drizzle-orm";
import { type Database, prepared } from "../client.server.ts";
import { suppressions } from "../schema/index.ts";

type Reason = (typeof suppressionReasons)[number];

/** Suppress mail to an address until a moment, or keep an existing suppression that lasts longer. */
export function suppress(
  tx: Database,
  { addressHash, reason, until, now }: { addressHash: string; reason: Reason; until: Instant; now: Instant },
): void {
  const known = tx.select().from(suppressions).where(eq(suppressions.addressHash, addressHash)).get();
  if (known && known.until >= until) return;
  const row = { addressHash, reason, until, createdAt: now };
  tx.insert(suppressions).values(row).onConflictDoUpdate({ target: suppressions.addressHash, set: row }).run();
}

export function isSuppressed(db: Database, addressHash: string, now: Instant): boolean {
  return suppressed(db).get({ addressHash, now }) !== undefined;
}

/** List the hashes of all suppressed addresses. */
export const listSuppressed = (db: Database, now: Instant): ReadonlySet<string> =>
  new Set(
    db
      .select({ hash: suppressions.addressHash })
      .from(suppressions)
      .where(gt(suppressions.until, now))
      .all()
      .map(({ hash }) => hash),
  );

const suppressed = prepared((db) =>
  db
    .select({ until: suppressions.until })
    .from(suppressions)
    .where(
      and(eq(suppressions.addressHash, sql.placeholder("addressHash")), gt(suppressions.until, sql.placeholder("now"))),
    )
    .prepare(),
);

/** Lift the suppression of an address. @returns false when there was none */
export function liftSuppression(tx: Database, addressHash: string): boolean {
  return tx.delete(suppressions).where(eq(suppressions.addressHash, addressHash)).run().changes > 0;
}

export function deleteSuppressions(tx: Database, now: Instant): void {
  tx.delete(suppressions).where(lte(suppressions.until, now)).run();
}

export function countSuppressed(db: Database, now: Instant) {
  return db
    .select({ reason: suppressions.reason, count: count() })
    .from(suppressions)
    .where(gt(suppressions.until, now))
    .groupBy(suppressions.reason)
    .all();
}
