import type { Database } from "#db/client.server.ts";
import { type FoundFactor, spendRecoveryCode, updateSecondFactor } from "#db/queries/second-factors.server.ts";
import { type Fault, Invalid } from "../errors.ts";
import { latinDigits } from "../text/plain-text.ts";
import { type Instant, minutes, plus } from "../time/zoned-time.ts";
import { normaliseCode } from "../model/account.ts";
import { factorDigits, factorLockMs, maxFactorAttempts } from "./second-factor.ts";
import { hashSecret } from "../secrets.server.ts";
import { factorStep } from "./totp.server.ts";

/** What is kept of a recovery code: with whose it is, so that equal codes of two people do not look alike. */
export const hashRecoveryCode = (accountId: string, code: string): string => hashSecret(`${accountId} ${code}`);

/**
 * Holds a typed code against a factor: one of the device, or where these are allowed one of the recovery codes. Wrong ones
 * count, and lock the factor for a while; to be called in a transaction, and thrown with `rejectFactor` after it.
 * @returns what is wrong with the code; null when it is right
 */
export function verifyFactor(
  tx: Database,
  factor: FoundFactor,
  typed: string,
  { now, takesRecovery }: { now: Instant; takesRecovery: boolean },
): Fault | null {
  const { accountId } = factor;
  if (factor.lockedUntil !== null && factor.lockedUntil > now) return locked(factor.lockedUntil - now);
  const code = normaliseCode(latinDigits(typed));
  const isOfDevice = new RegExp(`^\\d{${factorDigits}}$`).test(code);
  const step = isOfDevice ? factorStep(factor.secret, code, now) : null;
  // A code that was seen over a shoulder, or sent twice, opens nothing (RFC 6238 5.2). It is no guess, so it does not count.
  if (step !== null && step <= factor.lastStep) return { key: "factorUsed" };
  const isRecovery =
    !isOfDevice && takesRecovery && spendRecoveryCode(tx, accountId, hashRecoveryCode(accountId, code));
  if (step !== null || isRecovery) {
    updateSecondFactor(tx, accountId, { failures: 0, lockedUntil: null, ...(step === null ? {} : { lastStep: step }) });
    return null;
  }
  const failures = factor.failures + 1;
  const isLocked = failures >= maxFactorAttempts;
  updateSecondFactor(tx, accountId, isLocked ? { failures: 0, lockedUntil: plus(now, factorLockMs) } : { failures });
  return isLocked ? locked(factorLockMs) : { key: "factorWrong", values: { count: maxFactorAttempts - failures } };
}

const locked = (milliseconds: number): Fault => ({
  key: "factorLocked",
  values: { count: Math.ceil(milliseconds / minutes(1)) },
});

/** @throws Invalid `code` when something is wrong with it */
export function rejectFactor(fault: Fault | null): void {
  if (fault) throw new Invalid({ code: fault });
}
