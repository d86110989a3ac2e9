import { writeTransaction } from "#db/client.server.ts";
import type { Context } from "../context.ts";
import type { MemberRole } from "../model/organisation.ts";
import { requireOwnOrganisation } from "./require-own-organisation.server.ts";
import { sendInvitation } from "./send-invitation.server.ts";

/**
 * Invite the owner of an address to join, as an owner of the organisation. Inviting again renews the invitation.
 * @throws NotFound for everybody but owners; Invalid `email` for a member; Conflict when too many are open
 */
export function inviteMember(ctx: Context, input: { organisationId: string; email: string; role: MemberRole }): void {
  writeTransaction(ctx.db, (tx) => {
    sendInvitation(tx, ctx, requireOwnOrganisation(tx, ctx, input.organisationId, "organisation:manage"), input);
  });
}
