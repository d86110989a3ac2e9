import type { Database } from "#db/client.server.ts";
import { findSliceEnd, type Walk } from "#db/queries/facets.server.ts";
import { addDays, type LocalDate } from "../time/zoned-time.ts";

/**
 * All dates in the order of time, piece by piece, so that others can have their turn in between.
 * @param size so many dates a piece
 * @param days only these days of the wall clock; null: from the first, to the last
 */
export function* dateSlices(
  db: Database,
  size: number,
  days: { from: LocalDate | null; to: LocalDate | null } = { from: null, to: null },
): Generator<Walk> {
  const end = days.to && addDays(days.to, 1);
  // No date has an id that comes before nothing.
  let after: Walk["after"] = days.from && { startsAtLocal: days.from, dateId: "" };
  do {
    const upTo = findSliceEnd(db, after, size);
    yield { after, upTo };
    after = upTo && end && upTo.startsAtLocal >= end ? null : upTo;
  } while (after);
}
