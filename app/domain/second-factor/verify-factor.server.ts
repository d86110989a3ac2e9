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

/** What is kept of a recovery code: with whose it is, so that equal codes of two people do not look alike. */
export const hashRecoveryCode = (accountId: string, code: string): string => hashSecret(`${accountId} ${code}`);

/**
 * Check a typed code against a factor: one of the device, or where these are allowed one of the recovery codes. Wrong ones
 * lock the factor for a while, except for a session that typed none: otherwise whoever has only the mailbox could keep the
 * owner out. Call it in a transaction, and throw with `rejectFactor` after it.
 * @param about `token` is the secret of the session that asks
 * @returns what is wrong with the code; null when it is right
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
  // A lock goes on for the others.
  const unlocked = lockedFor > 0 ? {} : { failures: 0, lockedUntil: null };
  updateSecondFactor(tx, factor.accountId, { ...unlocked, lastStep: found.step });
  return null;
}

/** @returns the newest time step that is used up now, for a code that is right */
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
    // A code that was seen over a shoulder, or sent twice, opens nothing (RFC 6238 5.2). It is no guess and does not count.
    return step <= lastStep ? "used" : { step };
  }
  const isRecovery = takesRecovery && spendRecoveryCode(tx, accountId, hashRecoveryCode(accountId, code));
  return isRecovery ? { step: lastStep } : "wrong";
}

/** Count a wrong code of whichever session, and lock the factor after too many. */
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

/** @throws Invalid `code` when something is wrong with it */
export function rejectFactor(fault: Fault | null): void {
  if (fault) throw new Invalid({ code: fault });
}
