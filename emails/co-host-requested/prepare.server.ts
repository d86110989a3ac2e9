import { findCoHost } from "#db/queries/co-hosts.server.ts";
import { findEvent } from "#db/queries/events.server.ts";
import { findOrganisation, findOwnerLanguage } from "#db/queries/organisations.server.ts";
import { listDatesOfEvent } from "#db/queries/programme.server.ts";
import type { Context } from "#app/domain/context.ts";
import type { PayloadOf } from "#app/domain/model/mail.ts";
import { publicNameOf } from "#app/domain/model/organisation.ts";
import { coHostsPath } from "#app/domain/organise-paths.ts";
import { mailWhen } from "#app/domain/programme/shown-date.server.ts";
import { defineMail } from "../define-mail.server.tsx";
import type { Prepared } from "../prepared-mail.ts";
import { type CoHostingFacts, coHostingTemplate } from "../parts/co-hosting.tsx";
import { subjectTitleOf } from "../parts/subject-title.server.ts";
import { siteFooter } from "../parts/footers.ts";
import { coHostRequested } from "./mail.ts";
import { samples } from "./sample.ts";

/** Prepare the mail; null when the request was answered or withdrawn, or the event is not public any more. */
export function prepareCoHostRequested(
  ctx: Context,
  payload: PayloadOf<typeof coHostRequested>,
): Prepared<CoHostingFacts> | null {
  const { db } = ctx;
  const event = findEvent(db, payload.eventId);
  const asking = findOrganisation(db, payload.organisationId);
  const lead = event && findOrganisation(db, event.leadOrganisationId);
  const isOpen = findCoHost(db, payload.eventId, payload.organisationId)?.state === "requested";
  if (event?.review !== "approved" || asking?.state !== "verified" || lead?.state !== "verified" || !isOpen)
    return null;
  const language = findOwnerLanguage(db, lead.id) ?? event.language;
  const [first] = listDatesOfEvent(db, language, event.id);
  if (!first) return null;
  return {
    to: lead.contactEmail,
    language,
    facts: {
      title: first.title,
      textLanguage: first.textLanguage,
      subjectTitle: subjectTitleOf(db, event.id, first.title),
      when: mailWhen(first),
      organisation: publicNameOf(asking),
      url: `${ctx.origin}${coHostsPath(language, event.id)}`,
    },
  };
}

export const coHostRequestedMail = defineMail(coHostRequested, {
  prepare: prepareCoHostRequested,
  template: coHostingTemplate("requested"),
  footer: siteFooter,
  samples,
});
