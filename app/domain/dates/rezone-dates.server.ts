import type { Database, Writable } from "#db/client.server.ts";
import { listDatesOfCity, updateDate } from "#db/queries/events.server.ts";
import { listSessionTimes, updateSession } from "#db/queries/sessions.server.ts";
import { writableOf } from "../changes/writable.server.ts";
import { zoneDataVersion } from "../time/zone-arithmetic.server.ts";
import type { IanaZone, Instant } from "../time/zoned-time.ts";
import { notifyZoneChanged } from "../notifications/notify-zone-changed.server.ts";
import { resolveSpan } from "./resolve-span.server.ts";

/**
 * Recompute the instants of all dates and sessions of a city whose time zone was corrected; their wall clock stays.
 * Calendars get a higher SEQUENCE (RFC 5545 3.8.7.4), organisers get a mail, and so do attendees who may be in another
 * zone.
 * @returns false when a time does not exist in the new zone, or an end would not be after its start: the caller refuses
 * the change then, and nothing is kept
 */
export const rezoneDates = (tx: Database, cityId: string, zone: IanaZone, now: Instant): boolean =>
  listDatesOfCity(tx, cityId).every((date) => date.timeZone === zone || rezoneDate(writableOf(tx), date, zone, now));

function rezoneDate(
  tx: Writable,
  date: ReturnType<typeof listDatesOfCity>[number],
  zone: IanaZone,
  now: Instant,
): boolean {
  const times = resolveSpan(date, zone);
  if (!times) return false;
  const { startsAtUtc } = times;
  if (startsAtUtc !== date.startsAtUtc && times.endsAtUtc > now) {
    notifyZoneChanged(tx, now, { dateId: date.id, startsAtUtc, version: zone, isCorrection: true });
  }
  const changed = { ...times, sequence: date.sequence + 1, revisedAt: now };
  updateDate(tx, date.id, { ...changed, timeZone: zone, zoneDataVersion });
  for (const session of listSessionTimes(tx, date.id)) {
    const inSession = resolveSpan(session, zone);
    if (!inSession) return false;
    updateSession(tx, session.id, { ...inSession, sequence: session.sequence + 1, revisedAt: now });
  }
  return true;
}
