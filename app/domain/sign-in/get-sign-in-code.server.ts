import { findSignInCode } from "#db/queries/accounts.server.ts";
import { isUnspent } from "../accounts/verify-code.server.ts";
import type { Context } from "../context.ts";
import { minutes } from "../time/zoned-time.ts";

/**
 * Return for how many minutes the code that a browser requested still works, and whether a new one can be sent without
 * typing anything again; null when the browser has requested none.
 */
export function getSignInCode(
  ctx: Context,
  codeId: string | null,
): { minutesLeft: number; isRenewable: boolean } | null {
  if (codeId === null) return null;
  const row = findSignInCode(ctx.db, codeId);
  if (!isUnspent(row)) return { minutesLeft: 0, isRenewable: false };
  return { minutesLeft: Math.max(0, Math.ceil((row.expiresAt - ctx.now) / minutes(1))), isRenewable: true };
}
