import type { Database } from "#db/client.server.ts";
import { enqueueOnce } from "#db/queries/outbox.server.ts";
import { listSeatsToRemind } from "#db/queries/due-notifications.server.ts";
import { mailSubject } from "../model/mail.ts";
import { mailKey } from "../model/mail-key.ts";
import { firstInstant } from "../time/first-instant.server.ts";
import { addDays, atTime, hours, type Instant, localDateOf, plus, timeOfDay } from "../time/zoned-time.ts";

/** A day is at most this long, the clock set back included. */
const longestDayMs = hours(26);

/**
 * Writes the reminders that are due: the day before, when the clock of the place shows the hour of the beginning (WALL-08).
 * Whoever signed up after that has just heard of it. Twice is the same as once; moved, it is another reminder.
 */
export function sweepReminders(db: Database, now: Instant): void {
  for (const seat of listSeatsToRemind(db, { after: now, until: plus(now, longestDayMs) })) {
    const dayBefore = atTime(addDays(localDateOf(seat.startsAtLocal), -1), timeOfDay(seat.startsAtLocal));
    const remindAt = dayBefore && firstInstant(dayBefore, seat.timeZone);
    if (remindAt === null || remindAt > now || seat.signedUpAt > remindAt) continue;
    enqueueOnce(db, {
      kind: "reminder",
      payload: { signUpId: seat.signUpId, startsAtLocal: seat.startsAtLocal },
      dedupeKey: mailKey("reminder", [seat.signUpId, seat.startsAtLocal]),
      subject: mailSubject("page", seat.pageId),
      now,
    });
  }
}
