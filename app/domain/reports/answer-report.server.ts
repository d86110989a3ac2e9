import { reportAnswered } from "#emails/report-answered/mail.ts";
import { writeTransaction } from "#db/client.server.ts";
import { recordAudit } from "#db/queries/audit.server.ts";
import { enqueueMail } from "../notifications/enqueue-mail.server.ts";
import { deleteOpenedReports, findReport, updateReport } from "#db/queries/reports.server.ts";
import { type Context, accountIdOf } from "../context.ts";
import { Conflict, NotFound } from "../errors.ts";
import { mailSubject } from "../model/mail.ts";
import { requireReviewable } from "../event-access/require-reviewable-event.server.ts";
import { parseRequiredText } from "../forms/required-text.ts";
import { reportLimit } from "../model/report.ts";

/**
 * Answer a problem report. The visitor reads the answer on the page of the report, and by mail if they left an address.
 * @throws NotFound outside the actor's scopes; Conflict when the report was answered already; Invalid `answer`
 */
export function answerReport(ctx: Context, input: { reportId: string; answer: string }): void {
  writeTransaction(ctx.db, (tx) => {
    const report = findReport(tx, input.reportId);
    if (!report) throw new NotFound("report");
    const event = requireReviewable(tx, ctx, report.eventId);
    if (report.answeredAt !== null) throw new Conflict("alreadyDecided");
    const answer = parseRequiredText(input.answer, { field: "answer", max: reportLimit });
    updateReport(tx, report.id, { answer, answeredById: accountIdOf(ctx.actor), answeredAt: ctx.now });
    deleteOpenedReports(tx, report.id);
    recordAudit(tx, ctx, {
      action: "report.answer",
      subjectKind: "event",
      subjectId: event.id,
      cityId: event.cityId,
      oldState: `open:${report.kind}`,
      newState: "answered",
    });
    if (report.email === null) return;
    enqueueMail(tx, reportAnswered, {
      payload: { reportId: report.id },
      dedupeKey: reportAnswered.key(report.id),
      subject: mailSubject("report", report.id),
      now: ctx.now,
    });
  });
}
