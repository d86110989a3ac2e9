import { findCoHost } from "#db/queries/co-hosts.server.ts";
import { findEvent } from "#db/queries/events.server.ts";
import { findOrganisation, findOwnerLanguage } from "#db/queries/organisations.server.ts";
import { listDatesOfEvent } from "#db/queries/programme.server.ts";
import { invitationsPath } from "#app/domain/paths.ts";
import type { Context } from "#app/domain/context.ts";
import type { MailPayload } from "#app/domain/model/mail.ts";
import { publicNameOf } from "#app/domain/model/organisation.ts";
import type { PreparedMail } from "../mail-model.ts";
import { mailWhen } from "#app/domain/programme/shown-date.server.ts";

/** The mail that asks an organisation to organise an event together, if it is still asked. */
export function prepareCoHostInvitedMail(ctx: Context, payload: MailPayload<"co_host_invited">): PreparedMail | null {
  const { db } = ctx;
  const event = findEvent(db, payload.eventId);
  const guest = findOrganisation(db, payload.organisationId);
  const lead = event && findOrganisation(db, event.leadOrganisationId);
  const isOpen = findCoHost(db, payload.eventId, payload.organisationId)?.state === "invited";
  if (!event || !guest || !lead || !isOpen || event.review === "refused") return null;
  if (guest.state !== "verified" || lead.state !== "verified") return null;
  const language = findOwnerLanguage(db, guest.id) ?? event.language;
  const [first] = listDatesOfEvent(db, language, event.id);
  // Itself, its organisation or its city was taken out of everything public.
  const isHidden = event.approvedAt !== null && first?.isShown === false;
  if (!first || isHidden) return null;
  return {
    to: guest.contactEmail,
    language,
    model: {
      kind: "co_host_invited",
      title: first.title,
      textLanguage: first.textLanguage,
      when: mailWhen(first),
      organisation: publicNameOf(lead),
      url: `${ctx.origin}${invitationsPath(language)}`,
    },
  };
}
