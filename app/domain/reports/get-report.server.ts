import { findReportByToken } from "#db/queries/reports.server.ts";
import type { Context } from "../context.ts";
import { NotFound } from "../errors.ts";
import { utcDay } from "../time/zoned-time.ts";

/** A case as whoever reported it sees it, without the event it is about. @throws NotFound for an unknown address */
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
