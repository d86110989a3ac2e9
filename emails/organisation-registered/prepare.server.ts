import { firstEventPath } from "#app/domain/help-paths.ts";
import { findOrganisation } from "#db/queries/organisations.server.ts";
import type { Context } from "#app/domain/context.ts";
import type { PayloadOf } from "#app/domain/model/mail.ts";
import { defineMail } from "../define-mail.server.tsx";
import type { Prepared } from "../prepared-mail.ts";
import { siteFooter } from "../parts/footers.ts";
import { organisationNotice } from "../parts/organisation-notice.server.ts";
import { notice, type NoticeFacts } from "../parts/notice.tsx";
import { organisationRegistered } from "./mail.ts";
import { samples } from "./sample.ts";

/** Prepare the mail; null once a coordinator has decided: that has a mail of its own. */
function prepare(ctx: Context, payload: PayloadOf<typeof organisationRegistered>): Prepared<NoticeFacts> | null {
  if (findOrganisation(ctx.db, payload.organisationId)?.state !== "pending") return null;
  return organisationNotice(
    ctx,
    payload.organisationId,
    ({ name }) => ({ about: "organisation_registered", who: name, quote: null }),
    firstEventPath,
  );
}

export const organisationRegisteredMail = defineMail(organisationRegistered, {
  prepare,
  template: notice,
  footer: siteFooter,
  samples,
});
