import { findAccount } from "#db/queries/accounts.server.ts";
import { findEvent, listTexts } from "#db/queries/events.server.ts";
import { findReport } from "#db/queries/reports.server.ts";
import type { Context } from "#app/domain/context.ts";
import type { PayloadOf } from "#app/domain/model/mail.ts";
import { coordinateEventPath } from "#app/domain/coordinate-paths.ts";
import { defineMail } from "../define-mail.server.tsx";
import type { Prepared } from "../prepared-mail.ts";
import { subjectTitleOf } from "../parts/subject-title.server.ts";
import { siteFooter } from "../parts/footers.ts";
import { notice, type NoticeFacts } from "../parts/notice.tsx";
import { reportReceived } from "./mail.ts";
import { samples } from "./sample.ts";

/** Prepare the mail; null when the report was answered already. */
export function prepareReportReceived(
  ctx: Context,
  payload: PayloadOf<typeof reportReceived>,
): Prepared<NoticeFacts> | null {
  const [report, reader] = [findReport(ctx.db, payload.reportId), findAccount(ctx.db, payload.toId)];
  const event = report && findEvent(ctx.db, report.eventId);
  const text = event && listTexts(ctx.db, event.id).find((written) => written.language === event.language);
  if (!report || !reader || !event || !text || report.answeredAt !== null) return null;
  return {
    to: reader.email,
    language: reader.language,
    facts: {
      about: report.kind === "dangerous" ? "report_danger" : "report_received",
      category: report.kind,
      who: "",
      title: { text: text.title, language: text.language },
      subjectTitle: subjectTitleOf(ctx.db, event.id, text.title),
      quote: report.text,
      url: `${ctx.origin}${coordinateEventPath(reader.language, event.id)}#reports`,
    },
  };
}

export const reportReceivedMail = defineMail(reportReceived, {
  prepare: prepareReportReceived,
  template: notice,
  footer: siteFooter,
  samples,
});
