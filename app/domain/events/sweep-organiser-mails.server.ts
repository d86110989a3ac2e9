import { stillOn } from "#emails/still-on/mail.ts";
import { reportRequest } from "#emails/report-request/mail.ts";
import { dailySummary } from "#emails/daily-summary/mail.ts";
import type { Database } from "#db/client.server.ts";
import { type Instant, plus, days, timeOfDay, addDays, atTime, localDateOf, hours } from "../time/zoned-time.ts";
import { listEventsWithSignUps, listDatesBetween, listEventsOver } from "#db/queries/due-notifications.server.ts";
import { dayAt, toLocal } from "../time/zone-arithmetic.server.ts";
import { firstInstant } from "../time/zone-arithmetic.server.ts";
import { enqueueOnce } from "../notifications/enqueue-mail.server.ts";
import { eveningOf, summaryHour } from "../notifications/evening.server.ts";
import { mailSubject } from "../model/mail.ts";

/** Wall clock of the city at which organisers are asked whether a date still takes place. */
export const stillOnHour = "09:00";

/** Queue the mails that organisers get at set times: daily summaries, "still on?" and report requests. */
export function sweepOrganiserMails(db: Database, now: Instant): void {
  queueDailySummaries(db, now);
  queueStillOnMails(db, now);
  queueReportRequests(db, now);
}

/** Queue the summaries of events with recent sign-ups, each from evening to evening in its city. */
function queueDailySummaries(db: Database, now: Instant): void {
  for (const { eventId, timeZone } of listEventsWithSignUps(db, plus(now, -days(2)))) {
    const today = dayAt(now, timeZone);
    // Before the evening, queue the summary of the day before, in case its evening was missed.
    const day = timeOfDay(toLocal(now, timeZone)) >= summaryHour ? today : addDays(today, -1);
    const since = eveningOf(addDays(day, -1), timeZone).at;
    const until = eveningOf(day, timeZone).at;
    enqueueOnce(db, dailySummary, {
      payload: { eventId, since, until },
      dedupeKey: dailySummary.key(eventId, day),
      subject: mailSubject("event", eventId),
      now,
    });
  }
}

/**
 * Queue the question a week before a date, in the morning; not for an event approved after that morning, nor for a date
 * that begins within five days.
 */
function queueStillOnMails(db: Database, now: Instant): void {
  for (const date of listDatesBetween(db, { after: plus(now, days(5)), until: plus(now, days(8)) })) {
    const morning = atTime(addDays(localDateOf(date.startsAtLocal), -7), stillOnHour);
    const askAt = morning && firstInstant(morning, date.timeZone);
    if (askAt === null || askAt > now || (date.approvedAt ?? 0) > askAt) continue;
    enqueueOnce(db, stillOn, {
      payload: { dateId: date.dateId, startsAtLocal: date.startsAtLocal },
      dedupeKey: stillOn.key(date.dateId, date.startsAtLocal),
      subject: mailSubject("event", date.eventId),
      now,
    });
  }
}

/** Queue the report request the day after the last date: between 18 hours and 4 days after its end. */
function queueReportRequests(db: Database, now: Instant): void {
  for (const eventId of listEventsOver(db, { after: plus(now, -days(4)), until: plus(now, -hours(18)) })) {
    enqueueOnce(db, reportRequest, {
      payload: { eventId },
      dedupeKey: reportRequest.key(eventId),
      subject: mailSubject("event", eventId),
      now,
    });
  }
}
