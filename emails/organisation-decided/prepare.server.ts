import { findDecision, listDecisions } from "#db/queries/decisions.server.ts";
import { findOrganisation, findOwnerLanguage } from "#db/queries/organisations.server.ts";
import type { Context } from "#app/domain/context.ts";
import type { PayloadOf } from "#app/domain/model/mail.ts";
import { organisationPath } from "#app/domain/paths.ts";
import { defineMail } from "../define-mail.server.tsx";
import type { Prepared } from "../prepared-mail.ts";
import { siteFooter } from "../parts/footers.ts";
import { notice, type NoticeFacts } from "../parts/notice.tsx";
import { organisationDecided } from "./mail.ts";
import { samples } from "./sample.ts";

/** Prepare the mail; null when a later decision has replaced this one: that one has a mail of its own. */
function prepare(ctx: Context, payload: PayloadOf<typeof organisationDecided>): Prepared<NoticeFacts> | null {
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
    facts: {
      about: `organisation_${decision.action}`,
      who: organisation.name,
      title: null,
      quote: decision.reason,
      url: `${ctx.origin}${organisationPath(language, organisation.id)}`,
    },
  };
}

export const organisationDecidedMail = defineMail(organisationDecided, {
  prepare,
  template: notice,
  footer: siteFooter,
  samples,
});
