import type { Database } from "#db/client.server.ts";
import { listDatesOfCity, updateDate } from "#db/queries/events.server.ts";
import { listSessionTimes, updateSession } from "#db/queries/programme-sessions.server.ts";
import { resolveLocal, toInstant, zoneDataVersion } from "../time/zone-arithmetic.server.ts";
import type { IanaZone, Instant, LocalDateTime } from "../time/zoned-time.ts";

/**
 * Computes anew the instants of everything that takes place in a city whose time zone was corrected. The wall clock is
 * what organisers meant, so it stays; calendars are told by a higher SEQUENCE (RFC 5545 3.8.7.4).
 * @returns false when a time does not exist in the new zone, or an end would come before its beginning: the caller
 *   refuses, and nothing is kept
 */
export function resettleDates(tx: Database, cityId: string, zone: IanaZone, now: Instant): boolean {
  for (const date of listDatesOfCity(tx, cityId)) {
    if (date.timeZone === zone) continue;
    const times = settleSpan(date, zone);
    if (!times) return false;
    const changed = { ...times, sequence: date.sequence + 1, revisedAt: now };
    updateDate(tx, date.id, { ...changed, timeZone: zone, zoneDataVersion });
    for (const session of listSessionTimes(tx, date.id)) {
      const inSession = settleSpan(session, zone);
      if (!inSession) return false;
      updateSession(tx, session.id, { ...inSession, sequence: session.sequence + 1, revisedAt: now });
    }
  }
  return true;
}

type Span = {
  startsAtLocal: LocalDateTime;
  endsAtLocal: LocalDateTime;
  startOffset: number | null;
  endOffset: number | null;
};

function settleSpan(span: Span, zone: IanaZone) {
  const start = settle(span.startsAtLocal, span.startOffset, zone);
  const end = settle(span.endsAtLocal, span.endOffset, zone);
  if (!start || !end || end.instant <= start.instant) return null;
  return { startsAtUtc: start.instant, startOffset: start.offset, endsAtUtc: end.instant, endOffset: end.offset };
}

/** Of an hour that comes twice there, the one that was chosen, else the first. */
function settle(time: LocalDateTime, chosen: number | null, zone: IanaZone) {
  const found = resolveLocal(time, zone);
  if (found.kind === "never") return null;
  if (found.kind === "once") return { instant: found.instant, offset: null };
  const offset = found.offsets.find((one) => one === chosen) ?? found.offsets[0];
  return { instant: toInstant(time, zone, offset), offset };
}
