import { type Database, writeTransaction } from "#db/client.server.ts";
import { findDate, findEvent, updateDate } from "#db/queries/events.server.ts";
import { raiseProgrammeVersion } from "#db/queries/instance.server.ts";
import { enqueueOnce } from "#db/queries/outbox.server.ts";
import { listSessionTimes, updateSession } from "#db/queries/sessions.server.ts";
import { listDatesOfOtherZoneData, type OtherZoneDate } from "#db/queries/zone-data.server.ts";
import { mailSubject } from "../model/mail.ts";
import { mailKey } from "../model/mail-key.ts";
import { writableOf } from "../changes/writable.server.ts";
import { zoneDataVersion } from "../time/zone-arithmetic.server.ts";
import type { Instant } from "../time/zoned-time.ts";
import { resolveSpan } from "./resolve-span.server.ts";
import { notifyDateChanged } from "../notifications/notify-date-changed.server.ts";

export type ZoneUpdate = {
  version: string;
  /** Dates that were computed with other data and are to come. */
  looked: number;
  /** Of these, the ones that begin or end at another instant now: their wall clock stays. */
  moved: { slug: string; startsAtLocal: string; timeZone: string; from: Instant; to: Instant }[];
  /** Whose wall clock does not exist any more: somebody has to choose another. */
  impossible: { slug: string; startsAtLocal: string; timeZone: string }[];
};

/**
 * After zone data have changed: computes the instants of all dates to come anew from their wall clock, which is what
 * organisers meant. Where an instant moved, calendars are told by a higher SEQUENCE, since what they carry is UTC
 * (RFC 5545 3.8.7.4), pages and feeds are made anew, and organisers hear of it; of those who come, only who may be in
 * another zone: on line. Run twice, it does nothing the second time.
 */
export function updateZoneData(db: Database, now: Instant): ZoneUpdate {
  return writeTransaction(db, (tx) => {
    const dates = listDatesOfOtherZoneData(tx, { version: zoneDataVersion, endingAfter: now });
    const update: ZoneUpdate = { version: zoneDataVersion, looked: dates.length, moved: [], impossible: [] };
    for (const date of dates) resolveAgain(tx, date, update, now);
    if (update.moved.length > 0) raiseProgrammeVersion(tx);
    return update;
  });
}

function resolveAgain(tx: Database, date: OtherZoneDate, update: ZoneUpdate, now: Instant): void {
  const { slug, startsAtLocal, timeZone } = date;
  const times = resolveSpan(date, timeZone);
  if (!times) {
    update.impossible.push({ slug, startsAtLocal, timeZone });
    notifyOrganiser(tx, date, null, now);
    return;
  }
  const impossible = update.impossible.length;
  const sessions = movedSessions(tx, date, update);
  if (update.impossible.length > impossible) notifyOrganiser(tx, date, null, now);
  for (const { id, times: own, sequence } of sessions) {
    updateSession(writableOf(tx), id, { ...own, sequence: sequence + 1, revisedAt: now });
  }
  const isSame = times.startsAtUtc === date.startsAtUtc && times.endsAtUtc === date.endsAtUtc;
  const isChanged = !isSame || sessions.length > 0;
  if (!isSame) notifyAttendees(tx, date, times.startsAtUtc, now);
  const marks = isChanged ? { ...times, sequence: date.sequence + 1, revisedAt: now } : {};
  updateDate(writableOf(tx), date.id, { ...marks, zoneDataVersion });
  if (isChanged) update.moved.push({ slug, startsAtLocal, timeZone, from: date.startsAtUtc, to: times.startsAtUtc });
}

/** Once for each version of the data: a time that does not exist stays to be looked at. */
function notifyOrganiser(tx: Database, date: OtherZoneDate, startedAtUtc: Instant | null, now: Instant): void {
  enqueueOnce(tx, {
    kind: "zone_data_changed",
    payload: { dateId: date.id, startsAtLocal: date.startsAtLocal, startedAtUtc },
    dedupeKey: mailKey("zone_data_changed", [date.id, zoneDataVersion, startedAtUtc === null ? "gap" : "moved"]),
    subject: mailSubject("event", date.eventId),
    now,
  });
}

function notifyAttendees(tx: Database, date: OtherZoneDate, startsAtUtc: Instant, now: Instant): void {
  notifyOrganiser(tx, date, date.startsAtUtc, now);
  const [before, event] = [findDate(tx, date.id), findEvent(tx, date.eventId)];
  if (!before || !event || (event.attendance === "in_person" && before.status !== "moved_online")) return;
  const after = { status: before.status, startsAtUtc, sequence: before.sequence + 1 };
  notifyDateChanged(tx, { now }, { date: before, event, after, isOtherInstant: true });
}

/** The sessions of a date that begin or end at another instant now, also where the date itself does not. */
function movedSessions(tx: Database, { id, slug, timeZone }: OtherZoneDate, update: ZoneUpdate) {
  return listSessionTimes(tx, id).flatMap((session) => {
    const times = resolveSpan(session, timeZone);
    if (!times) update.impossible.push({ slug, startsAtLocal: session.startsAtLocal, timeZone });
    const isSame = times?.startsAtUtc === session.startsAtUtc && times.endsAtUtc === session.endsAtUtc;
    return times && !isSame ? [{ id: session.id, sequence: session.sequence, times }] : [];
  });
}
