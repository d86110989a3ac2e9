import { findReportByToken } from "#db/queries/reports.server.ts";
import type { Context } from "../context.ts";
import { NotFound } from "../errors.ts";
import { utcDay } from "../time/zoned-time.ts";

/** Return a problem report for the visitor who wrote it, without the event. @throws NotFound for an unknown token */
export function getReport(ctx: Context, token: string) {
  const report = findReportByToken(ctx.db, token);
  if (!report) throw new NotFound("report");
  return {
    kind: report.kind,
    text: report.text,
    sentOn: utcDay(report.createdAt),
    answer: report.answer,
    answeredOn: report.answeredAt === null ? null : utcDay(report.answeredAt),
    hasEmail: report.email !== null,
  };
}
