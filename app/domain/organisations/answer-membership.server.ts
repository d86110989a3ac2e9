import { type Database, writeTransaction } from "#db/client.server.ts";
import { recordAudit } from "#db/queries/audit.server.ts";
import { deleteInvitation, findInvitation } from "#db/queries/members.server.ts";
import { addMember, findOrganisation } from "#db/queries/organisations.server.ts";
import { findAccount } from "#db/queries/accounts.server.ts";
import { type Context, accountIdOf } from "../context.ts";
import { NotFound } from "../errors.ts";

/**
 * Accept or decline a member invitation, as the account with the invited address.
 * @returns the organisation that the account has joined; null when the invitation was declined
 * @throws NotFound for other accounts, and once the invitation has been answered, withdrawn or has expired
 */
export function answerMembership(
  ctx: Context,
  input: { invitationId: string; answer: "accept" | "decline" },
): { organisationId: string | null } {
  return writeTransaction(ctx.db, (tx) => {
    const { account, invitation, organisation } = asked(tx, ctx, input.invitationId);
    deleteInvitation(tx, invitation.id);
    const accepts = input.answer === "accept";
    if (accepts) {
      const member = { organisationId: organisation.id, accountId: account.id, role: invitation.role };
      addMember(tx, { ...member, createdAt: ctx.now });
    }
    recordAudit(tx, ctx, {
      action: accepts ? "member.join" : "member.decline",
      subjectKind: "organisation",
      subjectId: organisation.id,
      cityId: organisation.cityId,
      newState: `${invitation.role}:${invitation.id}`,
    });
    return { organisationId: accepts ? organisation.id : null };
  });
}

function asked(tx: Database, ctx: Context, invitationId: string) {
  const account = findAccount(tx, accountIdOf(ctx.actor) ?? "");
  const invitation = findInvitation(tx, invitationId, ctx.now);
  const organisation = invitation && findOrganisation(tx, invitation.organisationId);
  if (!account || !organisation || invitation.email !== account.email) throw new NotFound("invitation");
  return { account, invitation, organisation };
}
