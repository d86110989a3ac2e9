import { stillOn } from "#emails/still-on/mail.ts";
import { reportRequest } from "#emails/report-request/mail.ts";
import { dailySummary } from "#emails/daily-summary/mail.ts";
import type { Database } from "#db/client.server.ts";
import { type Instant, plus, days, timeOfDay, addDays, atTime, localDateOf, hours } from "../time/zoned-time.ts";
import { listEventsWithSignUps, listDatesBetween, listEventsOver } from "#db/queries/due-notifications.server.ts";
import { dayAt, toLocal } from "../time/zone-arithmetic.server.ts";
import { firstInstant } from "../time/first-instant.server.ts";
import { enqueueOnce } from "../notifications/enqueue-mail.server.ts";
import { eveningOf, summaryHour } from "../notifications/evening.server.ts";
import { mailSubject } from "../model/mail.ts";

/** When they are asked whether it is still on. */
export const stillOnHour = "09:00";

/** Writes what organisers hear of at set times: the day's sign-ups, "still on?", and the question how it was. */
export function sweepOrganiserMails(db: Database, now: Instant): void {
  queueDailySummaries(db, now);
  queueStillOnMails(db, now);
  queueReportRequests(db, now);
}

/** In the evening of the place, where somebody signed up since the evening before. */
function queueDailySummaries(db: Database, now: Instant): void {
  for (const { eventId, timeZone } of listEventsWithSignUps(db, plus(now, -days(2)))) {
    const today = dayAt(now, timeZone);
    // Before this evening it is the last one's turn, should it have been slept through.
    const day = timeOfDay(toLocal(now, timeZone)) >= summaryHour ? today : addDays(today, -1);
    const [since, until] = [addDays(day, -1), day].map((summedDay) => eveningOf(summedDay, timeZone).at);
    if (since === undefined || until === undefined) continue;
    enqueueOnce(db, dailySummary, {
      payload: { eventId, since, until },
      dedupeKey: dailySummary.key(eventId, day),
      subject: mailSubject("event", eventId),
      now,
    });
  }
}

/** A week before, in the morning; not for what was published or moved so late that the question is no use. */
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

/** The day after the last date. */
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
