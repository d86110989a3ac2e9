import { findMailablePage } from "#db/queries/attendee-pages.server.ts";
import { findDateRow } from "#db/queries/programme.server.ts";
import { attendeeRoleOf } from "#db/queries/sign-ups.server.ts";
import type { Context } from "#app/domain/context.ts";
import { takesPlace } from "#app/domain/model/date.ts";
import type { PayloadOf } from "#app/domain/model/mail.ts";
import { attendeePagePath, eventPath } from "#app/domain/paths.ts";
import { mailWhen } from "#app/domain/programme/shown-date.server.ts";
import { defineMail } from "../define-mail.server.tsx";
import type { Prepared } from "../prepared-mail.ts";
import { datesAdded } from "./mail.ts";
import { samples } from "./sample.ts";
import { type DatesAddedFacts, footer, template } from "./template.tsx";

/** Null when none of the dates is to come, shown, and unknown to the reader, or the reader follows their events no more. */
function prepare(ctx: Context, payload: PayloadOf<typeof datesAdded>): Prepared<DatesAddedFacts> | null {
  const page = findMailablePage(ctx.db, payload.pageId);
  if (!page) return null;
  const { email: to, language } = page;
  const rows = payload.dateIds.flatMap((dateId) => {
    const row = findDateRow(ctx.db, language, dateId);
    const isNews = row?.isShown && takesPlace(row) && row.startsAtUtc > ctx.now;
    // An attendee of the date knows it, and mail about the sign-up was sent.
    return isNews && attendeeRoleOf(ctx.db, page.id, dateId) === "follower" ? [row] : [];
  });
  if (rows.length === 0) return null;
  return {
    to,
    language,
    facts: {
      dates: rows
        .sort((a, b) => a.startsAtUtc - b.startsAtUtc)
        .map((row) => ({
          title: { text: row.title, language: row.textLanguage },
          when: mailWhen(row),
          url: `${ctx.origin}${eventPath(language, row.slug)}`,
        })),
      pageUrl: `${ctx.origin}${attendeePagePath(language, page.token)}`,
    },
  };
}

export const datesAddedMail = defineMail(datesAdded, { prepare, template, footer, samples });
