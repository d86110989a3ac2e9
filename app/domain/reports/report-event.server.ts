import { reportReceived } from "#emails/report-received/mail.ts";
import { writeTransaction } from "#db/client.server.ts";
import { recordAudit } from "#db/queries/audit.server.ts";
import { findEvent } from "#db/queries/events.server.ts";
import { enqueueMail } from "../notifications/enqueue-mail.server.ts";
import { listPublicDatesOf } from "#db/queries/programme.server.ts";
import { countOpenReports, insertReport } from "#db/queries/reports.server.ts";
import { randomUUID } from "node:crypto";
import type { Context } from "../context.ts";
import { Conflict, NotFound } from "../errors.ts";
import { mailSubject } from "../model/mail.ts";
import { normaliseEmail } from "../model/account.ts";
import { makeToken } from "../secrets.server.ts";
import { offeredCoordinators } from "../coordinators/offered-coordinators.server.ts";
import { days, plus } from "../time/zoned-time.ts";
import type { ReportKind } from "../model/report.ts";

/** Maximum number of unanswered reports about one event in 24 hours. */
const maxPerDay = 20;

/**
 * Report a problem with a public event to the coordinators of its place. Organisers cannot read the report.
 * @returns the secret of the page that will show the answer
 * @throws NotFound when the event is not public; Conflict after `maxPerDay` reports
 */
export function reportEvent(
  ctx: Context,
  input: { slug: string; kind: ReportKind; text: string; email: string | null },
): { token: string } {
  return writeTransaction(ctx.db, (tx) => {
    const [row] = listPublicDatesOf(tx, ctx.language, input.slug);
    const event = row && findEvent(tx, row.eventId);
    if (!row || !event) throw new NotFound("event");
    if (countOpenReports(tx, event.id, plus(ctx.now, -days(1))) >= maxPerDay) throw new Conflict("enoughForToday");
    const [reportId, token] = [randomUUID(), makeToken()];
    insertReport(tx, {
      id: reportId,
      eventId: event.id,
      kind: input.kind,
      text: input.text,
      language: ctx.language,
      email: input.email === null ? null : normaliseEmail(input.email),
      token,
      createdAt: ctx.now,
    });
    recordAudit(tx, ctx, {
      action: "report.open",
      subjectKind: "event",
      subjectId: event.id,
      cityId: event.cityId,
      newState: `open:${input.kind}`,
    });
    for (const toId of offeredCoordinators(tx, { ...event, since: ctx.now, timeZone: row.timeZone }, ctx.now)) {
      enqueueMail(tx, reportReceived, {
        payload: { reportId, toId },
        dedupeKey: reportReceived.key(reportId, toId),
        subject: mailSubject("report", reportId),
        now: ctx.now,
      });
    }
    return { token };
  });
}
