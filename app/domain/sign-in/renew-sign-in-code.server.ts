import { findSignInCode } from "#db/queries/accounts.server.ts";
import { isUnspent } from "../accounts/verify-code.server.ts";
import type { Context } from "../context.ts";
import { requestSignInCode } from "./request-sign-in-code.server.ts";

/**
 * Send a new code instead of one that did not arrive or has expired, with the registration that was typed before.
 * @returns the id of the new code; null when the former was used, had too many wrong tries, or is erased
 */
export function renewSignInCode(
  ctx: Context,
  { codeId, browserMarks }: { codeId: string; browserMarks: readonly string[] },
): { codeId: string } | null {
  const row = findSignInCode(ctx.db, codeId);
  if (!isUnspent(row)) return null;
  if (row.purpose !== null && row.purpose.kind !== "register") return null;
  const registration = row.purpose ? { registration: row.purpose.registration } : {};
  return requestSignInCode(ctx, { email: row.email, browserMarks, ...registration });
}
