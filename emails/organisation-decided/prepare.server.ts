import { findDecision, listDecisions } from "#db/queries/decisions.server.ts";
import type { Context } from "#app/domain/context.ts";
import type { PayloadOf } from "#app/domain/model/mail.ts";
import { defineMail } from "../define-mail.server.tsx";
import type { Prepared } from "../prepared-mail.ts";
import { siteFooter } from "../parts/footers.ts";
import { organisationNotice } from "../parts/organisation-notice.server.ts";
import { notice, type NoticeFacts } from "../parts/notice.tsx";
import { organisationDecided } from "./mail.ts";
import { samples } from "./sample.ts";

/** Prepare the mail; null when a later decision has replaced this one: that one has a mail of its own. */
function prepare(ctx: Context, payload: PayloadOf<typeof organisationDecided>): Prepared<NoticeFacts> | null {
  const decision = findDecision(ctx.db, payload.decisionId);
  if (decision?.subjectKind !== "organisation") return null;
  const subject = { kind: decision.subjectKind, id: decision.subjectId };
  if (listDecisions(ctx.db, subject).at(-1)?.id !== decision.id) return null;
  return organisationNotice(ctx, decision.subjectId, ({ name }) => ({
    about: `organisation_${decision.action}`,
    who: name,
    quote: decision.reason,
  }));
}

export const organisationDecidedMail = defineMail(organisationDecided, {
  prepare,
  template: notice,
  footer: siteFooter,
  samples,
});
