import { findPage } from "#db/queries/attendee-pages.server.ts";
import type { Context } from "#app/domain/context.ts";
import type { PayloadOf } from "#app/domain/model/mail.ts";
import { keepUnconfirmedMs } from "#app/domain/model/sign-up.ts";
import { confirmPath } from "#app/domain/paths.ts";
import { hours } from "#app/domain/time/zoned-time.ts";
import { defineMail } from "../define-mail.server.tsx";
import type { Prepared } from "../prepared-mail.ts";
import { siteFooter } from "../parts/footers.ts";
import { confirmEmail } from "./mail.ts";
import { samples } from "./sample.ts";
import { type ConfirmEmailFacts, template } from "./template.tsx";

/** Prepare the mail; null when the address is confirmed already, or erased. */
function prepare(ctx: Context, payload: PayloadOf<typeof confirmEmail>): Prepared<ConfirmEmailFacts> | null {
  const page = findPage(ctx.db, payload.pageId);
  if (!page?.email || !page.confirmToken || page.emailConfirmedAt !== null) return null;
  return {
    to: page.email,
    language: page.language,
    facts: {
      url: `${ctx.origin}${confirmPath(page.language, page.confirmToken)}`,
      hours: keepUnconfirmedMs / hours(1),
    },
  };
}

export const confirmEmailMail = defineMail(confirmEmail, { prepare, template, footer: siteFooter, samples });
