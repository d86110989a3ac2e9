import { writeTransaction } from "#db/client.server.ts";
import { recordAudit } from "#db/queries/audit.server.ts";
import { deleteMember, findMember } from "#db/queries/members.server.ts";
import { type Context, accountIdOf } from "../context.ts";
import { NotFound } from "../errors.ts";
import { requireOtherOwner } from "./require-other-owner.server.ts";
import { requireOwnOrganisation } from "./require-own-organisation.server.ts";

/**
 * Remove a member as an owner, or leave as a member. The member's events and texts stay with the organisation.
 * @throws NotFound for a stranger, and for an editor who would remove another member; Conflict for the last owner
 */
export function removeMember(ctx: Context, input: { organisationId: string; accountId: string }): void {
  writeTransaction(ctx.db, (tx) => {
    const isLeaving = input.accountId === accountIdOf(ctx.actor);
    const action = isLeaving ? "organisation:read" : "organisation:manage";
    const organisation = requireOwnOrganisation(tx, ctx, input.organisationId, action);
    const member = findMember(tx, organisation.id, input.accountId);
    if (!member) throw new NotFound("member");
    requireOtherOwner(tx, organisation.id, input.accountId);
    deleteMember(tx, organisation, input.accountId);
    recordAudit(tx, ctx, {
      action: isLeaving ? "member.leave" : "member.remove",
      subjectKind: "organisation",
      subjectId: organisation.id,
      cityId: organisation.cityId,
      oldState: `${member.role}:${input.accountId}`,
    });
  });
}
