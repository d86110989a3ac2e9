import { writeTransaction } from "#db/client.server.ts";
import { countOwners } from "#db/queries/members.server.ts";
import { findOrganisation } from "#db/queries/organisations.server.ts";
import type { Context } from "../context.ts";
import { Conflict, NotFound } from "../errors.ts";
import { permitted } from "../permissions.ts";
import { sendInvitation } from "./send-invitation.server.ts";

/**
 * Invite a new owner for an organisation that has none, as a coordinator.
 * @throws NotFound outside the actor's scopes; Conflict when it has an owner; Invalid `email` for a member
 */
export function inviteOwner(ctx: Context, input: { organisationId: string; email: string }): void {
  writeTransaction(ctx.db, (tx) => {
    const found = findOrganisation(tx, input.organisationId);
    const organisation = found && permitted(ctx.actor, "organisation:verify", found);
    if (!organisation) throw new NotFound("organisation");
    if (countOwners(tx, organisation.id) > 0) throw new Conflict("alreadyDecided");
    sendInvitation(tx, ctx, organisation, { email: input.email, role: "owner" });
  });
}
