import { findReport } from "#db/queries/reports.server.ts";
import type { Context } from "#app/domain/context.ts";
import type { PayloadOf } from "#app/domain/model/mail.ts";
import { reportCasePath } from "#app/domain/paths.ts";
import { defineMail } from "../define-mail.server.tsx";
import type { Prepared } from "../prepared-mail.ts";
import { siteFooter } from "../parts/footers.ts";
import { notice, type NoticeFacts } from "../parts/notice.tsx";
import { reportAnswered } from "./mail.ts";
import { samples } from "./sample.ts";

/**
 * Prepare the answer to a report, without naming the event: others may see the mail, and the reader knows the event.
 */
export function prepareReportAnswered(
  ctx: Context,
  payload: PayloadOf<typeof reportAnswered>,
): Prepared<NoticeFacts> | null {
  const report = findReport(ctx.db, payload.reportId);
  if (!report || report.email === null || report.answer === null) return null;
  return {
    to: report.email,
    language: report.language,
    facts: {
      about: "report_answered",
      who: "",
      title: null,
      quote: report.answer,
      url: `${ctx.origin}${reportCasePath(report.language, report.token)}`,
    },
  };
}

export const reportAnsweredMail = defineMail(reportAnswered, {
  prepare: prepareReportAnswered,
  template: notice,
  footer: siteFooter,
  samples,
});
