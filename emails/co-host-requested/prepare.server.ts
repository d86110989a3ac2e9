import { findCoHost } from "#db/queries/co-hosts.server.ts";
import { findEvent } from "#db/queries/events.server.ts";
import { findOrganisation, findOwnerLanguage } from "#db/queries/organisations.server.ts";
import { listDatesOfEvent } from "#db/queries/programme.server.ts";
import { coHostsPath } from "#app/domain/paths.ts";
import type { Context } from "#app/domain/context.ts";
import type { MailPayload } from "#app/domain/model/mail.ts";
import { publicNameOf } from "#app/domain/model/organisation.ts";
import type { PreparedMail } from "../mail-model.ts";
import { mailWhen } from "#app/domain/programme/shown-date.server.ts";

/** The mail that tells the lead of a public event who would like to organise it together, if they still would. */
export function prepareCoHostRequestedMail(
  ctx: Context,
  payload: MailPayload<"co_host_requested">,
): PreparedMail | null {
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
    model: {
      kind: "co_host_requested",
      title: first.title,
      textLanguage: first.textLanguage,
      when: mailWhen(first),
      organisation: publicNameOf(asking),
      url: `${ctx.origin}${coHostsPath(language, event.id)}`,
    },
  };
}
