import type { Instant } from "#app/domain/time/zoned-time.ts";
import { and, count, eq } from "drizzle-orm";
import type { Database } from "../client.server.ts";
import { recoveryCodes, secondFactors, sessions } from "../schema/index.ts";

export function findSecondFactor(db: Database, accountId: string) {
  return db.select().from(secondFactors).where(eq(secondFactors.accountId, accountId)).get() ?? null;
}
export type FoundFactor = NonNullable<ReturnType<typeof findSecondFactor>>;

export function insertSecondFactor(tx: Database, factor: typeof secondFactors.$inferInsert): void {
  tx.insert(secondFactors).values(factor).run();
}

export function updateSecondFactor(
  tx: Database,
  accountId: string,
  change: Partial<typeof secondFactors.$inferInsert>,
): void {
  tx.update(secondFactors).set(change).where(eq(secondFactors.accountId, accountId)).run();
}

/** Delete a second factor with its recovery codes, and lock the coordinator pages of all sessions of the account. */
export function deleteSecondFactor(tx: Database, accountId: string): void {
  tx.delete(secondFactors).where(eq(secondFactors.accountId, accountId)).run();
  tx.delete(recoveryCodes).where(eq(recoveryCodes.accountId, accountId)).run();
  tx.update(sessions).set({ secondFactorAt: null }).where(eq(sessions.accountId, accountId)).run();
}

export function replaceRecoveryCodes(tx: Database, accountId: string, hashes: readonly string[]): void {
  tx.delete(recoveryCodes).where(eq(recoveryCodes.accountId, accountId)).run();
  for (const codeHash of hashes) tx.insert(recoveryCodes).values({ accountId, codeHash }).run();
}

export function countRecoveryCodes(db: Database, accountId: string): number {
  const found = db.select({ count: count() }).from(recoveryCodes).where(eq(recoveryCodes.accountId, accountId)).get();
  return found?.count ?? 0;
}

/** Use up a recovery code. @returns false when the account has no such code */
export function spendRecoveryCode(tx: Database, accountId: string, codeHash: string): boolean {
  const isTheirs = and(eq(recoveryCodes.accountId, accountId), eq(recoveryCodes.codeHash, codeHash));
  return tx.delete(recoveryCodes).where(isTheirs).run().changes > 0;
}

/** Count the wrong codes in a session since the last right one; 0 for an unknown session. */
export function countSessionFailures(db: Database, tokenHash: string): number {
  const isThis = eq(sessions.tokenHash, tokenHash);
  return db.select({ count: sessions.factorFailures }).from(sessions).where(isThis).get()?.count ?? 0;
}

export function setSessionFailures(tx: Database, tokenHash: string, factorFailures: number): void {
  tx.update(sessions).set({ factorFailures }).where(eq(sessions.tokenHash, tokenHash)).run();
}

/** Replace the secret of a session. */
export function renewSession(tx: Database, tokenHash: string, renewedHash: string): void {
  tx.update(sessions).set({ tokenHash: renewedHash }).where(eq(sessions.tokenHash, tokenHash)).run();
}

/** Open the coordinator pages to a session. */
export function unlockSession(tx: Database, tokenHash: string, now: Instant): void {
  tx.update(sessions).set({ secondFactorAt: now }).where(eq(sessions.tokenHash, tokenHash)).run();
}
