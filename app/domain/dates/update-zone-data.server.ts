import { type Database, writeTransaction } from "#db/client.server.ts";
import { updateDate } from "#db/queries/events.server.ts";
import { recordAudit } from "#db/queries/audit.server.ts";
import { raiseProgrammeVersion } from "#db/queries/instance.server.ts";
import { listSessionTimes, updateSession } from "#db/queries/sessions.server.ts";
import { listDatesOfOtherZoneData, type OtherZoneDate } from "#db/queries/zone-data.server.ts";
import { writableOf } from "../changes/writable.server.ts";
import { zoneDataVersion } from "../time/zone-arithmetic.server.ts";
import type { Instant } from "../time/zoned-time.ts";
import { resolveSpan } from "./resolve-span.server.ts";
import { notifyZoneChanged } from "../notifications/notify-zone-changed.server.ts";

export type ZoneUpdate = {
  version: string;
  /** Number of dates to come that were computed with other zone data. */
  looked: number;
  /** Of these, the dates that have another start or end now, or a session that has; the wall clock stays. */
  moved: { slug: string; startsAtLocal: string; timeZone: string; from: Instant; to: Instant }[];
  /** Dates and sessions whose wall clock does not exist any more: the organiser has to choose another. */
  impossible: { slug: string; startsAtLocal: string; timeZone: string }[];
};

/**
 * Recompute the instants of all dates to come from their wall clock after a change of zone data. Where one has moved,
 * calendars get a higher SEQUENCE (RFC 5545 3.8.7.4), caches are renewed, and organisers get a mail, as do attendees
 * who may be in another zone. A second run changes nothing.
 */
export function updateZoneData(db: Database, now: Instant): ZoneUpdate {
  return writeTransaction(db, (tx) => {
    const dates = listDatesOfOtherZoneData(tx, { version: zoneDataVersion, endingAfter: now });
    const update: ZoneUpdate = { version: zoneDataVersion, looked: dates.length, moved: [], impossible: [] };
    for (const date of dates) resolveAgain(tx, date, update, now);
    if (update.moved.length > 0) raiseProgrammeVersion(tx);
    if (update.moved.length + update.impossible.length > 0) {
      const entry = { subjectKind: "place", subjectId: zoneDataVersion, fields: ["dates"] } as const;
      recordAudit(tx, { actor: { kind: "operator" }, now }, { action: "zone-data.update", ...entry });
    }
    return update;
  });
}

function resolveAgain(tx: Database, date: OtherZoneDate, update: ZoneUpdate, now: Instant): void {
  const { slug, startsAtLocal, timeZone } = date;
  const notify = (startsAtUtc: Instant | null) =>
    notifyZoneChanged(tx, now, { dateId: date.id, startsAtUtc, version: zoneDataVersion });
  const times = resolveSpan(date, timeZone);
  if (!times) {
    update.impossible.push({ slug, startsAtLocal, timeZone });
    notify(null);
    return;
  }
  const impossible = update.impossible.length;
  const sessions = movedSessions(tx, date, update);
  if (update.impossible.length > impossible) notify(null);
  for (const { id, times: own, sequence } of sessions) {
    updateSession(writableOf(tx), id, { ...own, sequence: sequence + 1, revisedAt: now });
  }
  const isSame = times.startsAtUtc === date.startsAtUtc && times.endsAtUtc === date.endsAtUtc;
  const isChanged = !isSame || sessions.length > 0;
  if (!isSame) notify(times.startsAtUtc);
  const marks = isChanged ? { ...times, sequence: date.sequence + 1, revisedAt: now } : {};
  updateDate(writableOf(tx), date.id, { ...marks, zoneDataVersion });
  if (isChanged) update.moved.push({ slug, startsAtLocal, timeZone, from: date.startsAtUtc, to: times.startsAtUtc });
}

/**
 * List the sessions of a date that begin or end at another instant now, even if the date does not. Sessions whose wall
 * clock does not exist any more are added to `update.impossible`.
 */
function movedSessions(tx: Database, { id, slug, timeZone }: OtherZoneDate, update: ZoneUpdate) {
  return listSessionTimes(tx, id).flatMap((session) => {
    const times = resolveSpan(session, timeZone);
    if (!times) update.impossible.push({ slug, startsAtLocal: session.startsAtLocal, timeZone });
    const isSame = times?.startsAtUtc === session.startsAtUtc && times.endsAtUtc === session.endsAtUtc;
    return times && !isSame ? [{ id: session.id, sequence: session.sequence, times }] : [];
  });
}
