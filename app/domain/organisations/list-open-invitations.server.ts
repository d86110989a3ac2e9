import { listInvitationsTo } from "#db/queries/members.server.ts";
import { findAccount } from "#db/queries/accounts.server.ts";
import { type Context, accountIdOf } from "../context.ts";

/** What whoever is signed in was asked by mail and has not answered. */
export function listOpenInvitations(ctx: Context) {
  const person = findAccount(ctx.db, accountIdOf(ctx.actor) ?? "");
  return person ? listInvitationsTo(ctx.db, person.email, ctx.now) : [];
}
