import { findMailablePage } from "#db/queries/attendee-pages.server.ts";
import { findDateRow } from "#db/queries/programme.server.ts";
import type { Context } from "#app/domain/context.ts";
import type { PayloadOf } from "#app/domain/model/mail.ts";
import { attendeePagePath } from "#app/domain/paths.ts";
import { defineMail } from "../define-mail.server.tsx";
import type { Prepared } from "../prepared-mail.ts";
import { attendeeFooter } from "../parts/footers.ts";
import type { Letter, MailTexts } from "../parts/letter.ts";
import { notice, type NoticeFacts } from "../parts/notice.tsx";
import { hiddenNotice } from "./mail.ts";
import { samples } from "./sample.ts";

type HiddenFacts = NoticeFacts & { pageUrl: string };

/** Prepare a mail that names only the day of a hidden date; null when the date is shown again or over. */
export function prepareHiddenNotice(
  ctx: Context,
  payload: PayloadOf<typeof hiddenNotice>,
): Prepared<HiddenFacts> | null {
  const page = findMailablePage(ctx.db, payload.pageId);
  const row = page && findDateRow(ctx.db, page.language, payload.dateId);
  if (!page || !row || row.isShown || row.endsAtUtc <= ctx.now) return null;
  const pageUrl = `${ctx.origin}${attendeePagePath(page.language, page.token)}`;
  return {
    to: page.email,
    language: page.language,
    facts: {
      about: payload.words === null ? "hidden_off" : "hidden_words",
      who: "",
      day: { local: row.startsAtLocal, countryCode: row.countryCode },
      title: null,
      quote: payload.words,
      url: pageUrl,
      pageUrl,
    },
  };
}

const template = (facts: HiddenFacts, texts: MailTexts): Letter => notice(facts, texts);

export const hiddenNoticeMail = defineMail(hiddenNotice, {
  prepare: prepareHiddenNotice,
  template,
  footer: attendeeFooter,
  samples,
});
