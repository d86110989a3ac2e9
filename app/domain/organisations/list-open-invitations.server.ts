import { listInvitationsTo } from "#db/queries/members.server.ts";
import { findPerson } from "#db/queries/accounts.server.ts";
import { type Context, personIdOf } from "../context.ts";

/** What whoever is signed in was asked by mail and has not answered. */
export function listOpenInvitations(ctx: Context) {
  const person = findPerson(ctx.db, personIdOf(ctx.actor) ?? "");
  return person ? listInvitationsTo(ctx.db, person.email, ctx.now) : [];
}
