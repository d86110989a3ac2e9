import { listSolelyOwned } from "#db/queries/account-erasure.server.ts";
import { findEmailChange, listLiveSessions } from "#db/queries/accounts.server.ts";
import { type Context, scopesOf } from "../context.ts";
import { plus } from "../time/zoned-time.ts";
import { sessionIdleMs } from "../model/account.ts";
import { requireAccount } from "./require-account.server.ts";
import { hashSecret } from "../secrets.server.ts";

/**
 * Somebody's account as they see it themselves.
 * @param token the secret of the session that asks, to tell it from the others
 * @throws NotFound for anybody without an account
 */
export function getAccount(ctx: Context, token: string) {
  const account = requireAccount(ctx.db, ctx);
  const own = hashSecret(token);
  return {
    email: account.email,
    language: account.language,
    sessions: listLiveSessions(ctx.db, account.id, ctx.now, plus(ctx.now, -sessionIdleMs)).map((session) => ({
      id: session.tokenHash,
      isThis: session.tokenHash === own,
      openForMs: ctx.now - session.createdAt,
      silentForMs: ctx.now - session.lastSeenAt,
    })),
    /** Nothing of a coordinator's account changes in a session that has not shown the second factor. */
    isLocked: ctx.actor.kind === "account" && ctx.actor.scopesAwaitingFactor.length > 0,
    /** Whether a code from a device can stand for the one from the present address. */
    hasFactor: scopesOf(ctx.actor).length > 0,
    /** The address a code was sent to, or was not, if it belongs to somebody else: the two look alike. */
    newEmail: findEmailChange(ctx.db, account.id, ctx.now)?.email ?? null,
    solelyOwned: listSolelyOwned(ctx.db, account.id).map(({ name }) => name),
  };
}
export type AccountSettings = ReturnType<typeof getAccount>;
