import { findInvitation } from "#db/queries/members.server.ts";
import { findOrganisation } from "#db/queries/organisations.server.ts";
import { findAccountByEmail } from "#db/queries/accounts.server.ts";
import { organisePath, signInPath } from "#app/domain/paths.ts";
import type { Context } from "#app/domain/context.ts";
import type { MailPayload } from "#app/domain/model/mail.ts";
import type { PreparedMail } from "../mail-model.ts";
import { days } from "#app/domain/time/zoned-time.ts";
import { invitationLifetimeMs, publicNameOf } from "#app/domain/model/organisation.ts";

/** The mail that asks somebody to join an organisation, unless the invitation was answered, taken back or is over. */
export function prepareMemberInvitedMail(ctx: Context, payload: MailPayload<"member_invited">): PreparedMail | null {
  const invitation = findInvitation(ctx.db, payload.invitationId, ctx.now);
  const organisation = invitation && findOrganisation(ctx.db, invitation.organisationId);
  if (!invitation || !organisation) return null;
  const language = findAccountByEmail(ctx.db, invitation.email)?.language ?? payload.language;
  const back = new URLSearchParams({ to: organisePath(language) });
  return {
    to: invitation.email,
    language,
    model: {
      kind: "member_invited",
      organisation: organisation.state === "verified" ? publicNameOf(organisation) : null,
      role: invitation.role,
      url: `${ctx.origin}${signInPath(language)}?${back}`,
      days: invitationLifetimeMs / days(1),
    },
  };
}
