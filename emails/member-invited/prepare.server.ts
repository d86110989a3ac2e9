import { findAccountByEmail } from "#db/queries/accounts.server.ts";
import { findInvitation } from "#db/queries/members.server.ts";
import { findOrganisation } from "#db/queries/organisations.server.ts";
import type { Context } from "#app/domain/context.ts";
import type { PayloadOf } from "#app/domain/model/mail.ts";
import { invitationLifetimeMs, publicNameOf } from "#app/domain/model/organisation.ts";
import { signInPath } from "#app/domain/paths.ts";
import { organisePath } from "#app/domain/organise-paths.ts";
import { days } from "#app/domain/time/zoned-time.ts";
import { defineMail } from "../define-mail.server.tsx";
import type { Prepared } from "../prepared-mail.ts";
import { siteFooter } from "../parts/footers.ts";
import { memberInvited } from "./mail.ts";
import { samples } from "./sample.ts";
import { type InvitationFacts, template } from "./template.tsx";

/** Prepare the mail; null when the invitation was answered, withdrawn or has expired. */
export function prepareMemberInvited(
  ctx: Context,
  payload: PayloadOf<typeof memberInvited>,
): Prepared<InvitationFacts> | null {
  const invitation = findInvitation(ctx.db, payload.invitationId, ctx.now);
  const organisation = invitation && findOrganisation(ctx.db, invitation.organisationId);
  if (!invitation || !organisation) return null;
  const language = findAccountByEmail(ctx.db, invitation.email)?.language ?? payload.language;
  const back = new URLSearchParams({ to: organisePath(language) });
  return {
    to: invitation.email,
    language,
    facts: {
      organisation: organisation.state === "verified" ? publicNameOf(organisation) : null,
      role: invitation.role,
      url: `${ctx.origin}${signInPath(language)}?${back}`,
      days: invitationLifetimeMs / days(1),
    },
  };
}

export const memberInvitedMail = defineMail(memberInvited, {
  prepare: prepareMemberInvited,
  template,
  footer: siteFooter,
  samples,
});
