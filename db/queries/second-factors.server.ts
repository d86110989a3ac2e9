import type { Instant } from "#app/domain/time/zoned-time.ts";
import { and, count, eq } from "drizzle-orm";
import type { Database } from "../client.server.ts";
import { recoveryCodes, secondFactors, sessions } from "../schema/index.ts";

export function findSecondFactor(db: Database, personId: string) {
  return db.select().from(secondFactors).where(eq(secondFactors.personId, personId)).get() ?? null;
}
export type FoundFactor = NonNullable<ReturnType<typeof findSecondFactor>>;

export function insertSecondFactor(tx: Database, factor: typeof secondFactors.$inferInsert): void {
  tx.insert(secondFactors).values(factor).run();
}

export function updateSecondFactor(
  tx: Database,
  personId: string,
  change: Partial<typeof secondFactors.$inferInsert>,
): void {
  tx.update(secondFactors).set(change).where(eq(secondFactors.personId, personId)).run();
}

/** With its recovery codes; no session of the person opens a coordinator's desk any more. */
export function deleteSecondFactor(tx: Database, personId: string): void {
  tx.delete(secondFactors).where(eq(secondFactors.personId, personId)).run();
  tx.delete(recoveryCodes).where(eq(recoveryCodes.personId, personId)).run();
  tx.update(sessions).set({ secondFactorAt: null }).where(eq(sessions.personId, personId)).run();
}

export function replaceRecoveryCodes(tx: Database, personId: string, hashes: readonly string[]): void {
  tx.delete(recoveryCodes).where(eq(recoveryCodes.personId, personId)).run();
  for (const codeHash of hashes) tx.insert(recoveryCodes).values({ personId, codeHash }).run();
}

export function countRecoveryCodes(db: Database, personId: string): number {
  const found = db.select({ count: count() }).from(recoveryCodes).where(eq(recoveryCodes.personId, personId)).get();
  return found?.count ?? 0;
}

/** A code works once. @returns whether there was such a one */
export function spendRecoveryCode(tx: Database, personId: string, codeHash: string): boolean {
  const isTheirs = and(eq(recoveryCodes.personId, personId), eq(recoveryCodes.codeHash, codeHash));
  return tx.delete(recoveryCodes).where(isTheirs).run().changes > 0;
}

/** From now on a session opens what its person coordinates. */
/** The same session under another secret. */
export function renewSession(tx: Database, tokenHash: string, renewedHash: string): void {
  tx.update(sessions).set({ tokenHash: renewedHash }).where(eq(sessions.tokenHash, tokenHash)).run();
}

export function unlockSession(tx: Database, tokenHash: string, now: Instant): void {
  tx.update(sessions).set({ secondFactorAt: now }).where(eq(sessions.tokenHash, tokenHash)).run();
}
