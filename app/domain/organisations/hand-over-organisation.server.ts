import { writeTransaction } from "#db/client.server.ts";
import { recordAudit } from "#db/queries/audit.server.ts";
import { findMember, setMemberRole } from "#db/queries/members.server.ts";
import { type Context, accountIdOf } from "../context.ts";
import { NotFound } from "../errors.ts";
import { requireOwnOrganisation } from "./require-own-organisation.server.ts";

/**
 * Hand over an organisation as an owner: make another member an owner and the actor an editor, in one step.
 * @throws NotFound for everybody but owners, and when the account is not another member
 */
export function handOverOrganisation(ctx: Context, input: { organisationId: string; accountId: string }): void {
  writeTransaction(ctx.db, (tx) => {
    const organisation = requireOwnOrganisation(tx, ctx, input.organisationId, "organisation:manage");
    const self = accountIdOf(ctx.actor);
    const heir = findMember(tx, organisation.id, input.accountId);
    if (!heir || self === null || heir.accountId === self) throw new NotFound("member");
    setMemberRole(tx, organisation, heir.accountId, "owner");
    setMemberRole(tx, organisation, self, "editor");
    recordAudit(tx, ctx, {
      action: "member.hand_over",
      subjectKind: "organisation",
      subjectId: organisation.id,
      cityId: organisation.cityId,
      oldState: `owner:${self}`,
      newState: `owner:${heir.accountId}`,
    });
  });
}
