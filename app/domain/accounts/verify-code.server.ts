import type { Database } from "#db/client.server.ts";
import { type FoundCode, markCodeUsed, countAttempt } from "#db/queries/accounts.server.ts";
import { type Fault, Invalid } from "../errors.ts";
import { type Instant, minutes } from "../time/zoned-time.ts";
import { codeLifetimeMs, normaliseCode } from "../model/account.ts";
import { matchesHash } from "../secrets.server.ts";

/** Outcome of an attempt. A wrong code is counted, so `requireVerifiedCode` throws only after the transaction. */
export type CodeOutcome<T> = { done: T } | Refusal;
/** Why a code was not accepted; null for one that is missing or used. */
type Refusal = { triesLeft: number } | { isExpired: true } | null;

/** True for a code that was neither used nor guessed at too often; it may have expired. */
export const isUnspent = (row: FoundCode | null): row is FoundCode =>
  row !== null && row.usedAt === null && row.triesLeft > 0;

/**
 * Compare a typed code with a stored one, and count a failed attempt.
 */
export function checkCode(
  tx: Database,
  now: Instant,
  row: FoundCode | null,
  typed: string,
): { right: FoundCode } | Refusal {
  if (!isUnspent(row)) return null;
  if (row.expiresAt <= now) return { isExpired: true };
  if (matchesHash(normaliseCode(typed), row.codeHash)) return { right: row };
  countAttempt(tx, row.id);
  return { triesLeft: row.triesLeft - 1 };
}

/**
 * Redeem a code. Failed attempts are counted; a code ends with the last of them, or when used.
 * @param use runs for the right code; returns null when the code can do nothing any more
 */
export function verifyCode<T>(
  tx: Database,
  now: Instant,
  row: FoundCode | null,
  typed: string,
  use: (row: FoundCode) => T | null,
): CodeOutcome<T> {
  const found = checkCode(tx, now, row, typed);
  if (found === null || !("right" in found)) return found;
  const done = use(found.right);
  if (done === null) return null;
  markCodeUsed(tx, found.right.id, now);
  return { done };
}

/**
 * Return the result of a redeemed code.
 * @throws Invalid `code` when it is wrong (with the attempts left) or has expired
 */
export function requireVerifiedCode<T>(outcome: CodeOutcome<T>): T {
  if (outcome && "done" in outcome) return outcome.done;
  throw new Invalid({ code: faultOfTry(outcome) });
}

/** Return the fault of a code that was not accepted. */
export function faultOfTry(outcome: Refusal): Fault {
  if (outcome && "isExpired" in outcome)
    return { key: "codeExpired", values: { minutes: codeLifetimeMs / minutes(1) } };
  if (outcome === null || outcome.triesLeft === 0) return { key: "codeSpent" };
  return { key: "codeWrong", values: { count: outcome.triesLeft } };
}
