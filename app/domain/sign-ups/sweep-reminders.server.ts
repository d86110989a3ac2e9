import { reminder } from "#emails/reminder/mail.ts";
import type { Database } from "#db/client.server.ts";
import { enqueueOnce } from "../notifications/enqueue-mail.server.ts";
import { listSeatsToRemind } from "#db/queries/due-notifications.server.ts";
import { mailSubject } from "../model/mail.ts";
import { firstInstant } from "../time/zone-arithmetic.server.ts";
import { addDays, atTime, hours, type Instant, localDateOf, plus, timeOfDay } from "../time/zoned-time.ts";

/** Longest possible day in milliseconds, with clocks set back. */
const longestDayMs = hours(26);

/**
 * Enqueue the reminders that are due: a day ahead, at the wall clock hour of the start (WALL-08), unless the sign-up is
 * newer than that. Idempotent; a moved date gets another reminder.
 */
export function sweepReminders(db: Database, now: Instant): void {
  for (const seat of listSeatsToRemind(db, { after: now, until: plus(now, longestDayMs) })) {
    const dayBefore = atTime(addDays(localDateOf(seat.startsAtLocal), -1), timeOfDay(seat.startsAtLocal));
    const remindAt = dayBefore && firstInstant(dayBefore, seat.timeZone);
    if (remindAt === null || remindAt > now || seat.signedUpAt > remindAt) continue;
    enqueueOnce(db, reminder, {
      payload: { signUpId: seat.signUpId, startsAtLocal: seat.startsAtLocal },
      dedupeKey: reminder.key(seat.signUpId, seat.startsAtLocal),
      subject: mailSubject("page", seat.pageId),
      now,
    });
  }
}
