import { findEvent, listTexts } from "#db/queries/events.server.ts";
import { findAccount } from "#db/queries/accounts.server.ts";
import { findReport } from "#db/queries/reports.server.ts";
import { coordinateEventPath, reportCasePath } from "#app/domain/paths.ts";
import type { Context } from "#app/domain/context.ts";
import type { MailPayload } from "#app/domain/model/mail.ts";
import type { PreparedMail } from "../mail-model.ts";

/** The mail that tells a coordinator of a case nobody has answered yet. */
export function prepareReportMail(ctx: Context, payload: MailPayload<"report_received">): PreparedMail | null {
  const [report, reader] = [findReport(ctx.db, payload.reportId), findAccount(ctx.db, payload.toId)];
  const event = report && findEvent(ctx.db, report.eventId);
  const text = event && listTexts(ctx.db, event.id).find((text) => text.language === event.language);
  if (!report || !reader || !event || !text || report.answeredAt !== null) return null;
  return {
    to: reader.email,
    language: reader.language,
    model: {
      kind: "notice",
      about: "report_received",
      who: "",
      title: { text: text.title, language: text.language },
      quote: report.text,
      url: `${ctx.origin}${coordinateEventPath(reader.language, event.id)}`,
    },
  };
}

/** The mail with the answer, for whoever left an address. It does not name the event: the reader knows. */
export function prepareAnswerMail(ctx: Context, payload: MailPayload<"report_answered">): PreparedMail | null {
  const report = findReport(ctx.db, payload.reportId);
  if (!report || report.email === null || report.answer === null) return null;
  return {
    to: report.email,
    language: report.language,
    model: {
      kind: "notice",
      about: "report_answered",
      who: "",
      title: null,
      quote: report.answer,
      url: `${ctx.origin}${reportCasePath(report.language, report.token)}`,
    },
  };
}
