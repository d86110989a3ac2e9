import type { Database } from "#db/client.server.ts";
import { type FoundCode, markCodeUsed, countAttempt } from "#db/queries/accounts.server.ts";
import { type Fault, Invalid } from "../errors.ts";
import type { Instant } from "../time/zoned-time.ts";
import { normaliseCode } from "../model/account.ts";
import { matchesHash } from "../secrets.server.ts";

/** What became of a try; a wrong one is counted, so it is thrown by `requireVerifiedCode`, after the transaction. */
export type CodeOutcome<T> = { done: T } | { triesLeft: number } | null;

/** Holds a typed code against a row, and counts a wrong one. @returns null for a row that works no more */
export function checkCode(
  tx: Database,
  now: Instant,
  row: FoundCode | null,
  typed: string,
): { right: FoundCode } | { triesLeft: number } | null {
  if (!row || row.usedAt !== null || row.triesLeft <= 0 || row.expiresAt <= now) return null;
  if (matchesHash(normaliseCode(typed), row.codeHash)) return { right: row };
  countAttempt(tx, row.id);
  return { triesLeft: row.triesLeft - 1 };
}

/**
 * Tries a code. Each wrong try is counted, and the code dies with the last one or when used.
 * @param use what the right code does; null when it can do nothing any more
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

/** @throws Invalid `code` when it is wrong (with the tries left) or no longer works */
export function requireVerifiedCode<T>(outcome: CodeOutcome<T>): T {
  if (outcome && "done" in outcome) return outcome.done;
  throw new Invalid({ code: faultOfTry(outcome) });
}

/** What is said of a code that was not right. */
export function faultOfTry(outcome: { triesLeft: number } | null): Fault {
  if (outcome === null || outcome.triesLeft === 0) return { key: "codeSpent" };
  return { key: "codeWrong", values: { count: outcome.triesLeft } };
}
