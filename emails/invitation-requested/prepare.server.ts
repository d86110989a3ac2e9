import { findAccount } from "#db/queries/accounts.server.ts";
import { findMember } from "#db/queries/members.server.ts";
import { findOrganisation } from "#db/queries/organisations.server.ts";
import type { Context } from "#app/domain/context.ts";
import type { PayloadOf } from "#app/domain/model/mail.ts";
import { isCityAuthority, publicNameOf } from "#app/domain/model/organisation.ts";
import { organisationPath } from "#app/domain/organise-paths.ts";
import { defineMail } from "../define-mail.server.tsx";
import type { Prepared } from "../prepared-mail.ts";
import { siteFooter } from "../parts/footers.ts";
import { notice, type NoticeFacts } from "../parts/notice.tsx";
import { invitationRequested } from "./mail.ts";
import { samples } from "./sample.ts";

/** Prepare the mail; null when its reader is no owner any more, or the account has joined or is gone. */
function prepare(ctx: Context, payload: PayloadOf<typeof invitationRequested>): Prepared<NoticeFacts> | null {
  const { organisationId, accountId, ownerId } = payload;
  const organisation = findOrganisation(ctx.db, organisationId);
  const [asking, owner] = [findAccount(ctx.db, accountId), findAccount(ctx.db, ownerId)];
  const isOwner = findMember(ctx.db, organisationId, ownerId)?.role === "owner";
  const hasJoined = findMember(ctx.db, organisationId, accountId) !== null;
  if (!organisation || !isCityAuthority(organisation) || !asking || !owner || !isOwner || hasJoined) return null;
  return {
    to: owner.email,
    language: owner.language,
    facts: {
      about: "invitation_requested",
      who: publicNameOf(organisation),
      title: null,
      quote: asking.email,
      url: `${ctx.origin}${organisationPath(owner.language, organisationId)}#invitations`,
    },
  };
}

export const invitationRequestedMail = defineMail(invitationRequested, {
  prepare,
  template: notice,
  footer: siteFooter,
  samples,
});
