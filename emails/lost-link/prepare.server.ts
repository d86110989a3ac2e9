import { findMailablePage, listConfirmedPages } from "#db/queries/attendee-pages.server.ts";
import { findDateRow } from "#db/queries/programme.server.ts";
import { listSignUpsOfPage } from "#db/queries/sign-ups.server.ts";
import type { Context } from "#app/domain/context.ts";
import type { PayloadOf } from "#app/domain/model/mail.ts";
import { attendeePagePath } from "#app/domain/paths.ts";
import { defineMail } from "../define-mail.server.tsx";
import type { Prepared } from "../prepared-mail.ts";
import { siteFooter } from "../parts/footers.ts";
import { lostLink } from "./mail.ts";
import { samples } from "./sample.ts";
import { type LostLinkFacts, template } from "./template.tsx";

/** Maximum number of pages listed, newest first. */
const maxPages = 20;

/** Prepare the mail; null when the newest page is gone or its address not confirmed. */
function prepare(ctx: Context, payload: PayloadOf<typeof lostLink>): Prepared<LostLinkFacts> | null {
  const newest = findMailablePage(ctx.db, payload.pageId);
  if (!newest) return null;
  const { email, language } = newest;
  const pages = listConfirmedPages(ctx.db, email).slice(0, maxPages);
  return {
    to: email,
    language,
    facts: {
      pages: pages.map((page) => {
        const [first] = listSignUpsOfPage(ctx.db, page.id);
        const row = first && findDateRow(ctx.db, language, first.eventDateId);
        return {
          url: `${ctx.origin}${attendeePagePath(page.language, page.token)}`,
          day: row ? { local: row.startsAtLocal, countryCode: row.countryCode } : null,
        };
      }),
    },
  };
}

export const lostLinkMail = defineMail(lostLink, { prepare, template, footer: siteFooter, samples });
