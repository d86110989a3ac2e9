import { listSolelyOwned } from "#db/queries/account-erasure.server.ts";
import { findEmailChange, listLiveSessions } from "#db/queries/accounts.server.ts";
import { type Context, scopesOf } from "../context.ts";
import { plus } from "../time/zoned-time.ts";
import { sessionIdleMs } from "../model/account.ts";
import { requireAccount } from "./require-account.server.ts";
import { hashSecret } from "../secrets.server.ts";

/**
 * Return the settings of the actor's account.
 * @param token the secret of the present session, to mark it in the list
 * @throws NotFound without an account
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
    /** True for a coordinator's session without its second factor, which must not change the account. */
    isLocked: ctx.actor.kind === "account" && ctx.actor.scopesAwaitingFactor.length > 0,
    /** True when a code from a device can replace the code sent to the present address. */
    hasFactor: scopesOf(ctx.actor).length > 0,
    /** Address to which a code was sent, or was not because it belongs to another account: the two look alike. */
    newEmail: findEmailChange(ctx.db, account.id, ctx.now)?.email ?? null,
    solelyOwned: listSolelyOwned(ctx.db, account.id).map(({ name }) => name),
  };
}
export type AccountSettings = ReturnType<typeof getAccount>;
