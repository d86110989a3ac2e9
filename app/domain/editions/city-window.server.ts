import type { Database } from "#db/client.server.ts";
import { findCityWindow } from "#db/queries/editions.server.ts";
import type { LocalDate } from "../time/zoned-time.ts";
import { eventWindow } from "../model/edition.ts";

type Edition = { id: string; startsOn: LocalDate; endsOn: LocalDate; submitUntil: LocalDate };

/**
 * Return the days on which events of a city may take place, and the last day to submit them: the city's own edition
 * window, or the days of the edition.
 */
export function cityWindow(
  db: Database,
  edition: Edition,
  cityId: string,
): { from: LocalDate; to: LocalDate; submitUntil: LocalDate } {
  const own = findCityWindow(db, edition.id, cityId);
  return own
    ? { from: own.startsOn, to: own.endsOn, submitUntil: own.submitUntil }
    : { ...eventWindow(edition), submitUntil: edition.submitUntil };
}
