import { findDecision, listDecisions } from "#db/queries/decisions.server.ts";
import { findOrganisation, findOwnerLanguage } from "#db/queries/organisations.server.ts";
import { organisationPath } from "#app/domain/paths.ts";
import type { Context } from "#app/domain/context.ts";
import type { MailPayload } from "#app/domain/model/mail.ts";
import type { PreparedMail } from "../mail-model.ts";

/** The mail that tells an organisation what was decided on it, if nothing newer was decided since. */
export function prepareOrganisationMail(
  ctx: Context,
  payload: MailPayload<"organisation_decided">,
): PreparedMail | null {
  const decision = findDecision(ctx.db, payload.decisionId);
  if (decision?.subjectKind !== "organisation") return null;
  const subject = { kind: decision.subjectKind, id: decision.subjectId };
  const organisation = findOrganisation(ctx.db, decision.subjectId);
  const isLast = listDecisions(ctx.db, subject).at(-1)?.id === decision.id;
  if (!organisation || !isLast || organisation.contactEmail === "") return null;
  const language = findOwnerLanguage(ctx.db, organisation.id) ?? ctx.language;
  return {
    to: organisation.contactEmail,
    language,
    model: {
      kind: "notice",
      about: `organisation_${decision.action}`,
      who: organisation.name,
      title: null,
      quote: decision.reason,
      url: `${ctx.origin}${organisationPath(language, organisation.id)}`,
    },
  };
}
