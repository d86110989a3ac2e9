import type { Database } from "#db/client.server.ts";
import {
  countSessionFailures,
  type FoundFactor,
  setSessionFailures,
  spendRecoveryCode,
  updateSecondFactor,
} from "#db/queries/second-factors.server.ts";
import { type Fault, Invalid } from "../errors.ts";
import { latinDigits } from "../text/plain-text.ts";
import { type Instant, minutes, plus } from "../time/zoned-time.ts";
import { normaliseCode } from "../model/account.ts";
import { factorDigits, factorLockMs, maxFactorAttempts } from "./second-factor.ts";
import { hashSecret } from "../secrets.server.ts";
import { factorStep } from "./totp.server.ts";

/** Hash a recovery code for storage, together with its account, so that equal codes of two accounts differ. */
export const hashRecoveryCode = (accountId: string, code: string): string => hashSecret(`${accountId} ${code}`);

/**
 * Check a code from the device, or a recovery code where allowed. Wrong codes lock the factor for a while, but not for
 * a session without failed attempts: access to the mailbox alone must not lock the owner out. Call within a
 * transaction, and throw by `rejectFactor` after it.
 * @param about `token` is the secret of the present session
 * @returns the fault of the code; null when it is right
 */
export function verifyFactor(
  tx: Database,
  factor: FoundFactor,
  typed: string,
  { now, takesRecovery, token }: { now: Instant; takesRecovery: boolean; token: string },
): Fault | null {
  const session = hashSecret(token);
  const ownFailures = countSessionFailures(tx, session);
  const lockedFor = Math.max(0, (factor.lockedUntil ?? now) - now);
  if (lockedFor > 0 && ownFailures > 0) return locked(lockedFor);
  const found = matchCode(tx, factor, typed, { now, takesRecovery });
  if (found === "used") return { key: "factorUsed" };
  setSessionFailures(tx, session, found === "wrong" ? ownFailures + 1 : 0);
  if (found === "wrong") return lockedFor > 0 ? locked(lockedFor) : countFailure(tx, factor, now);
  // A lock stays in force for other sessions.
  const unlocked = lockedFor > 0 ? {} : { failures: 0, lockedUntil: null };
  updateSecondFactor(tx, factor.accountId, { ...unlocked, lastStep: found.step });
  return null;
}

/**
 * Match a code, and spend it if it is a recovery code.
 * @returns the latest time step that is used up, for a right code
 */
function matchCode(
  tx: Database,
  { accountId, secret, lastStep }: FoundFactor,
  typed: string,
  { now, takesRecovery }: { now: Instant; takesRecovery: boolean },
): "used" | "wrong" | { step: number } {
  const code = normaliseCode(latinDigits(typed));
  if (new RegExp(`^\\d{${factorDigits}}$`).test(code)) {
    const step = factorStep(secret, code, now);
    if (step === null) return "wrong";
    // A code works once (RFC 6238 5.2). One that was used is no guess, so it is not counted as a failed attempt.
    return step <= lastStep ? "used" : { step };
  }
  const isRecovery = takesRecovery && spendRecoveryCode(tx, accountId, hashRecoveryCode(accountId, code));
  return isRecovery ? { step: lastStep } : "wrong";
}

/** Count a failed attempt of any session, and lock the factor after too many. */
function countFailure(tx: Database, { accountId, failures }: FoundFactor, now: Instant): Fault {
  const left = maxFactorAttempts - failures - 1;
  updateSecondFactor(
    tx,
    accountId,
    left > 0 ? { failures: failures + 1 } : { failures: 0, lockedUntil: plus(now, factorLockMs) },
  );
  return left > 0 ? { key: "factorWrong", values: { count: left } } : locked(factorLockMs);
}

const locked = (milliseconds: number): Fault => ({
  key: "factorLocked",
  values: { count: Math.ceil(milliseconds / minutes(1)) },
});

/** Throw the fault of a code, if any. @throws Invalid `code` */
export function rejectFactor(fault: Fault | null): void {
  if (fault) throw new Invalid({ code: fault });
}
