import { listInvitationsTo } from "#db/queries/members.server.ts";
import { findAccount } from "#db/queries/accounts.server.ts";
import { type Context, accountIdOf } from "../context.ts";

/** What whoever is signed in was asked by mail and has not answered. */
export function listOpenInvitations(ctx: Context) {
  const account = findAccount(ctx.db, accountIdOf(ctx.actor) ?? "");
  return account ? listInvitationsTo(ctx.db, account.email, ctx.now) : [];
}
