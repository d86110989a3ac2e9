import { findDateRow } from "#db/queries/programme.server.ts";
import { findMailablePage } from "#db/queries/attendee-pages.server.ts";
import { attendeePagePath } from "#app/domain/paths.ts";
import type { Context } from "#app/domain/context.ts";
import type { MailPayload } from "#app/domain/model/mail.ts";
import type { PreparedMail } from "../mail-model.ts";

/** What a coordinator chose to say to who holds a seat of something hidden, as long as it is. It names nothing but the day. */
export function prepareHiddenNoticeMail(ctx: Context, payload: MailPayload<"hidden_notice">): PreparedMail | null {
  const page = findMailablePage(ctx.db, payload.pageId);
  const row = page && findDateRow(ctx.db, page.language, payload.dateId);
  if (!page || !row || row.isShown || row.endsAtUtc <= ctx.now) return null;
  return {
    to: page.email,
    language: page.language,
    model: {
      kind: "notice",
      about: payload.words === null ? "hidden_off" : "hidden_words",
      who: "",
      day: { local: row.startsAtLocal, countryCode: row.countryCode },
      title: null,
      quote: payload.words,
      url: `${ctx.origin}${attendeePagePath(page.language, page.token)}`,
    },
  };
}
