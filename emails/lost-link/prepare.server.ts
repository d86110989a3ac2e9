import { findDateRow } from "#db/queries/programme.server.ts";
import { findMailablePage, listConfirmedPages } from "#db/queries/attendee-pages.server.ts";
import { listSignUpsOfPage } from "#db/queries/sign-ups.server.ts";
import { attendeePagePath } from "#app/domain/paths.ts";
import type { Context } from "#app/domain/context.ts";
import type { MailPayload } from "#app/domain/model/mail.ts";
import type { PreparedMail } from "../mail-model.ts";

/** So many pages one mail names: more are no use, and the newest come first. */
const maxPages = 20;

/** The addresses of all pages with which one address was confirmed, in the language of the newest. */
export function prepareLostLinkMail(ctx: Context, payload: MailPayload<"lost_link">): PreparedMail | null {
  const newest = findMailablePage(ctx.db, payload.pageId);
  if (!newest) return null;
  const { email, language } = newest;
  const pages = listConfirmedPages(ctx.db, email).slice(0, maxPages);
  return {
    to: email,
    language,
    model: {
      kind: "lost_link",
      pages: pages.map((page) => {
        const [first] = listSignUpsOfPage(ctx.db, page.id);
        const row = first && findDateRow(ctx.db, language, first.eventDateId);
        return {
          url: `${ctx.origin}${attendeePagePath(page.language, page.token)}`,
          // The day says which one it is; what it is about stays on the page.
          day: row ? { local: row.startsAtLocal, countryCode: row.countryCode } : null,
        };
      }),
    },
  };
}
