import type { ProgrammeFilter } from "#app/domain/model/programme-filter.ts";
import type { Instant } from "#app/domain/time/zoned-time.ts";
import { and, count, eq, gt, type SQL } from "drizzle-orm";
import type { Database } from "../client.server.ts";
import { cities, countries, eventDates, events } from "../schema/index.ts";
import { amongFiltered, choiceWhere, filterWhere } from "./programme-where.server.ts";
import { countFound } from "./search-index.server.ts";

/**
 * Count the dates under a filter.
 * @param when `endingAfter` null: also dates that have ended
 */
export const countProgrammeDates = (
  db: Database,
  filter: ProgrammeFilter,
  { now, endingAfter }: { now: Instant; endingAfter: Instant | null },
): number =>
  amongFiltered(db.select({ count: count() }).from(eventDates).$dynamic())
    .where(and(filterWhere(db, filter, now), endingAfter === null ? undefined : gt(eventDates.endsAtUtc, endingAfter)))
    .get()?.count ?? 0;

/**
 * Tell whether so many events fit a filter that reading all dates in order fills a page sooner than looking up and
 * sorting those that fit. The first costs all dates times page size divided by those that fit, the second those that
 * fit.
 */
export function isBroad(db: Database, filter: ProgrammeFilter, limit: number): boolean {
  // The number of events that fit these is not known before they are looked up.
  if (filter.access.length > 0 || filter.organisation.length > 0) return false;
  const fitting = maxFitting(db, filter);
  return fitting === null || fitting ** 2 >= countEvents(db) * limit;
}

/** Return an upper limit of the events that fit the places and words of a filter; null when it has neither. */
function maxFitting(db: Database, filter: ProgrammeFilter): number | null {
  const { city, country, region } = choiceWhere(db, filter);
  const place = and(city, country, region);
  const counts = [...(place ? [countEventsIn(db, place)] : []), ...(filter.q ? [countFound(db, filter.q)] : [])];
  return counts.length > 0 ? Math.min(...counts) : null;
}

const countEvents = (db: Database): number => db.select({ count: count() }).from(events).get()?.count ?? 0;

const countEventsIn = (db: Database, place: SQL): number =>
  db
    .select({ count: count() })
    .from(cities)
    .innerJoin(countries, eq(countries.code, cities.countryCode))
    .innerJoin(events, eq(events.cityId, cities.id))
    .where(place)
    .get()?.count ?? 0;
