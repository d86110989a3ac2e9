import { writeTransaction } from "#db/client.server.ts";
import { recordAudit } from "#db/queries/audit.server.ts";
import { findMember, setMemberRole } from "#db/queries/members.server.ts";
import type { Context } from "../context.ts";
import { NotFound } from "../errors.ts";
import { requireOtherOwner } from "./require-other-owner.server.ts";
import type { MemberRole } from "../model/organisation.ts";
import { requireOwnOrganisation } from "./require-own-organisation.server.ts";

/**
 * Change the role of a member, as an owner. Setting the same role again changes nothing.
 * @throws NotFound for everybody but owners; Conflict when no owner would be left
 */
export function changeMemberRole(
  ctx: Context,
  input: { organisationId: string; accountId: string; role: MemberRole },
): void {
  writeTransaction(ctx.db, (tx) => {
    const organisation = requireOwnOrganisation(tx, ctx, input.organisationId, "organisation:manage");
    const member = findMember(tx, organisation.id, input.accountId);
    if (!member) throw new NotFound("member");
    if (member.role === input.role) return;
    requireOtherOwner(tx, organisation.id, input.accountId);
    setMemberRole(tx, organisation, input.accountId, input.role);
    recordAudit(tx, ctx, {
      action: "member.role",
      subjectKind: "organisation",
      subjectId: organisation.id,
      cityId: organisation.cityId,
      oldState: `${member.role}:${input.accountId}`,
      newState: `${input.role}:${input.accountId}`,
    });
  });
}
