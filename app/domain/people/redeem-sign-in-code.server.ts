import { writeTransaction } from "#db/client.server.ts";
import { findSignInCode, insertSession, markCodeUsed, setPersonLanguage, spendTry } from "#db/queries/people.server.ts";
import type { Context } from "../context.ts";
import { Invalid } from "../errors.ts";
import { plus } from "../time/zoned-time.ts";
import { normaliseCode, sessionLifetimeMs } from "./person.ts";
import { hashSecret, makeToken, matchesHash } from "./secrets.server.ts";

type Outcome = { token: string } | { triesLeft: number } | null;

/**
 * Turns a code into a session. Each wrong try is counted, and the code dies with the last one or when used.
 * @returns the session's secret, for a cookie
 * @throws Invalid `code` when it is wrong (with the tries left) or no longer works
 */
export function redeemSignInCode(ctx: Context, input: { codeId: string; code: string }): { token: string } {
  const outcome = writeTransaction(ctx.db, (tx): Outcome => {
    const row = findSignInCode(tx, input.codeId);
    if (!row || row.usedAt !== null || row.triesLeft <= 0 || row.expiresAt <= ctx.now) return null;
    if (!matchesHash(normaliseCode(input.code), row.codeHash) || row.personId === null) {
      spendTry(tx, row.id);
      return { triesLeft: row.triesLeft - 1 };
    }
    markCodeUsed(tx, row.id, ctx.now);
    // Only now is it known that it was the owner of the account who asked, in this language.
    setPersonLanguage(tx, row.personId, ctx.language);
    const token = makeToken();
    insertSession(tx, {
      tokenHash: hashSecret(token),
      personId: row.personId,
      createdAt: ctx.now,
      lastSeenAt: ctx.now,
      expiresAt: plus(ctx.now, sessionLifetimeMs),
    });
    return { token };
  });
  // The count must be kept, so the refusal is thrown after the transaction, not in it.
  if (outcome === null || ("triesLeft" in outcome && outcome.triesLeft === 0)) {
    throw new Invalid({ code: { key: "codeSpent" } });
  }
  if ("triesLeft" in outcome) throw new Invalid({ code: { key: "codeWrong", values: { count: outcome.triesLeft } } });
  return outcome;
}
