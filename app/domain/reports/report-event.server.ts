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

/** More cases than this about one event in a day tell nobody anything new. */
const maxPerDay = 20;

/**
 * Somebody reports a problem with a public event: a dated case for the coordinators of its place. Organisers do not read it.
 * @returns the secret of the page on which the answer will stand
 * @throws NotFound when there is no such event; Conflict when far too many came today
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
