import { writeTransaction } from "#db/client.server.ts";
import { recordAudit } from "#db/queries/audit.server.ts";
import { deleteInvitation, findInvitation } from "#db/queries/members.server.ts";
import { dropMailsAbout } from "#db/queries/outbox.server.ts";
import type { Context } from "../context.ts";
import { mailSubject } from "../model/mail.ts";
import { requireOwnOrganisation } from "./require-own-organisation.server.ts";

/**
 * Withdraw a member invitation, as an owner. Withdrawing one that does not exist changes nothing.
 * @throws NotFound for everybody but owners
 */
export function withdrawInvitation(ctx: Context, input: { organisationId: string; invitationId: string }): void {
  writeTransaction(ctx.db, (tx) => {
    const organisation = requireOwnOrganisation(tx, ctx, input.organisationId, "organisation:manage");
    const invitation = findInvitation(tx, input.invitationId, ctx.now);
    if (!invitation || invitation.organisationId !== organisation.id) return;
    deleteInvitation(tx, invitation.id);
    dropMailsAbout(tx, [mailSubject("invitation", invitation.id)], ctx.now);
    recordAudit(tx, ctx, {
      action: "member.withdraw",
      subjectKind: "organisation",
      subjectId: organisation.id,
      cityId: organisation.cityId,
      oldState: `${invitation.role}:${invitation.id}`,
    });
  });
}
