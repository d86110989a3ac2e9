import { zoneDataChanged } from "#emails/zone-data-changed/mail.ts";
import type { Database } from "#db/client.server.ts";
import { findDate, findEvent } from "#db/queries/events.server.ts";
import { enqueueOnce } from "./enqueue-mail.server.ts";
import { mailSubject } from "../model/mail.ts";
import type { Instant } from "../time/zoned-time.ts";
import { notifyDateChanged } from "./notify-date-changed.server.ts";

type ZoneChange = {
  dateId: string;
  /** New start of the date, in UTC; null where the wall clock does not exist any more. */
  startsAtUtc: Instant | null;
  /** Version of the zone data, or the zone to which the city was corrected; one mail is sent for each. */
  version: string;
  isCorrection?: boolean;
};

/**
 * Tell the organiser that the wall clock of a date stayed and its instant moved, or that it does not exist any more,
 * once for each version. Attendees are told only of dates that they can join online, perhaps from another zone. Call it
 * before the date is written.
 */
export function notifyZoneChanged(tx: Database, now: Instant, change: ZoneChange): void {
  const { dateId, startsAtUtc, version, isCorrection } = change;
  const date = findDate(tx, dateId);
  const event = date && findEvent(tx, date.eventId);
  if (!date || !event) return;
  enqueueOnce(tx, zoneDataChanged, {
    payload: {
      dateId,
      startsAtLocal: date.startsAtLocal,
      startedAtUtc: startsAtUtc === null ? null : date.startsAtUtc,
      ...(isCorrection ? { isCorrection } : {}),
    },
    dedupeKey: zoneDataChanged.key(dateId, version, startsAtUtc === null ? "gap" : "moved"),
    subject: mailSubject("event", event.id),
    now,
  });
  if (startsAtUtc === null || (event.attendance === "in_person" && date.status !== "moved_online")) return;
  const after = { status: date.status, startsAtUtc, sequence: date.sequence + 1 };
  notifyDateChanged(tx, { now }, { date, event, after, isOtherInstant: true });
}
