import { findSignInCode } from "#db/queries/accounts.server.ts";
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
  const isOpen = row !== null && row.usedAt === null && row.triesLeft > 0;
  return {
    minutesLeft: isOpen ? Math.max(0, Math.ceil((row.expiresAt - ctx.now) / minutes(1))) : 0,
    isRenewable: isOpen,
  };
}
