import type { Database } from "#db/client.server.ts";
import { findSliceEnd, type Walk } from "#db/queries/facets.server.ts";
import { addDays, type LocalDate } from "../time/zoned-time.ts";

/**
 * List all dates in order of time, slice by slice, so that other requests can be answered in between.
 * @param size number of dates in a slice
 * @param days limits by wall clock day; null for none
 */
export function* dateSlices(
  db: Database,
  size: number,
  days: { from: LocalDate | null; to: LocalDate | null } = { from: null, to: null },
): Generator<Walk> {
  const end = days.to && addDays(days.to, 1);
  // The empty id sorts before all others.
  let after: Walk["after"] = days.from && { startsAtLocal: days.from, dateId: "" };
  do {
    const upTo = findSliceEnd(db, after, size);
    yield { after, upTo };
    after = upTo && end && upTo.startsAtLocal >= end ? null : upTo;
  } while (after);
}
