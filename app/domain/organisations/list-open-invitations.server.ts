import { listInvitationsTo } from "#db/queries/members.server.ts";
import { findAccount } from "#db/queries/accounts.server.ts";
import { type Context, accountIdOf } from "../context.ts";

/** List the open member invitations to the address of the actor. */
export function listOpenInvitations(ctx: Context) {
  const account = findAccount(ctx.db, accountIdOf(ctx.actor) ?? "");
  return account ? listInvitationsTo(ctx.db, account.email, ctx.now) : [];
}
