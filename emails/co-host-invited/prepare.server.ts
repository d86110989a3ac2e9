import { findCoHost } from "#db/queries/co-hosts.server.ts";
import { findEvent } from "#db/queries/events.server.ts";
import { findOrganisation, findOwnerLanguage } from "#db/queries/organisations.server.ts";
import { listDatesOfEvent } from "#db/queries/programme.server.ts";
import type { Context } from "#app/domain/context.ts";
import type { PayloadOf } from "#app/domain/model/mail.ts";
import { publicNameOf } from "#app/domain/model/organisation.ts";
import { invitationsPath } from "#app/domain/organise-paths.ts";
import { mailWhen } from "#app/domain/programme/shown-date.server.ts";
import { defineMail } from "../define-mail.server.tsx";
import type { Prepared } from "../prepared-mail.ts";
import { type CoHostingFacts, coHostingTemplate } from "../parts/co-hosting.tsx";
import { subjectTitleOf } from "../parts/subject-title.server.ts";
import { siteFooter } from "../parts/footers.ts";
import { coHostInvited } from "./mail.ts";
import { samples } from "./sample.ts";

/**
 * Prepare the mail; null when the invitation was answered or withdrawn, the event was refused or hidden, or one of the
 * organisations is not verified.
 */
export function prepareCoHostInvited(
  ctx: Context,
  payload: PayloadOf<typeof coHostInvited>,
): Prepared<CoHostingFacts> | null {
  const { db } = ctx;
  const event = findEvent(db, payload.eventId);
  const guest = findOrganisation(db, payload.organisationId);
  const lead = event && findOrganisation(db, event.leadOrganisationId);
  const isOpen = findCoHost(db, payload.eventId, payload.organisationId)?.state === "invited";
  if (!event || !guest || !lead || !isOpen || event.review === "refused") return null;
  if (guest.state !== "verified" || lead.state !== "verified") return null;
  const language = findOwnerLanguage(db, guest.id) ?? event.language;
  const [first] = listDatesOfEvent(db, language, event.id);
  const isHidden = event.approvedAt !== null && first?.isShown === false;
  if (!first || isHidden) return null;
  return {
    to: guest.contactEmail,
    language,
    facts: {
      title: first.title,
      textLanguage: first.textLanguage,
      subjectTitle: subjectTitleOf(db, event.id, first.title),
      when: mailWhen(first),
      organisation: publicNameOf(lead),
      url: `${ctx.origin}${invitationsPath(language)}`,
    },
  };
}

export const coHostInvitedMail = defineMail(coHostInvited, {
  prepare: prepareCoHostInvited,
  template: coHostingTemplate("coInvited"),
  footer: siteFooter,
  samples,
});
