import { sumSignUps } from "#db/queries/due-notifications.server.ts";
import { findDateRow } from "#db/queries/programme.server.ts";
import type { Context } from "#app/domain/context.ts";
import type { PayloadOf } from "#app/domain/model/mail.ts";
import { attendeesPath } from "#app/domain/organise-paths.ts";
import { mailWhen } from "#app/domain/programme/shown-date.server.ts";
import type { Instant } from "#app/domain/time/zoned-time.ts";
import { defineMail } from "../define-mail.server.tsx";
import type { Prepared } from "../prepared-mail.ts";
import { subjectTitleOf } from "../parts/subject-title.server.ts";
import { siteFooter } from "../parts/footers.ts";
import { findOrganiser } from "../parts/organiser-notice.server.ts";
import { type SignUpCountRow, signUpCountText, type SummaryFacts, summaryTemplate } from "../parts/summary.tsx";
import { dailySummary } from "./mail.ts";
import { samples } from "./sample.ts";

/** Prepare the mail; null when all new attendees have cancelled again, or no date is to come. */
function prepare(ctx: Context, payload: PayloadOf<typeof dailySummary>): Prepared<SummaryFacts<SignUpCountRow>> | null {
  const reader = findOrganiser(ctx, payload.eventId);
  if (!reader) return null;
  const span = { since: payload.since as Instant, until: payload.until as Instant };
  const sums = sumSignUps(ctx.db, payload.eventId, span);
  const count = sums.reduce((sum, { added }) => sum + added, 0);
  const rows = sums.flatMap(({ dateId, attendees, waiting }) => {
    const row = findDateRow(ctx.db, reader.language, dateId);
    return row && row.endsAtUtc > ctx.now ? [{ row, people: attendees, waiting }] : [];
  });
  const [first] = rows;
  if (count === 0 || !first) return null;
  return {
    ...reader,
    facts: {
      count,
      title: { text: first.row.title, language: first.row.textLanguage },
      subjectTitle: subjectTitleOf(ctx.db, payload.eventId, first.row.title),
      rows: rows.map(({ row, people, waiting }) => ({ when: mailWhen(row), people, waiting })),
      url: `${ctx.origin}${attendeesPath(reader.language, payload.eventId)}`,
    },
  };
}

export const dailySummaryMail = defineMail(dailySummary, {
  prepare,
  template: summaryTemplate("dailySummary", signUpCountText),
  footer: siteFooter,
  samples,
});
