import type { ProgrammeFilter } from "#app/domain/programme/programme-filter.ts";
import type { Instant } from "#app/domain/time/zoned-time.ts";
import { and, count, gt, sql } from "drizzle-orm";
import type { Database } from "../client.server.ts";
import { cities, eventDates } from "../schema/index.ts";
import { amongFiltered } from "./programme.server.ts";
import { type Walk, within } from "./facets.server.ts";
import { filterWhere } from "./programme-where.server.ts";

function filteredWhere(db: Database, filter: ProgrammeFilter, when: { now: Instant; endingAfter: Instant | null }) {
  const { now, endingAfter } = when;
  return and(filterWhere(db, filter, now), endingAfter === null ? undefined : gt(eventDates.endsAtUtc, endingAfter));
}

/** How many dates each city has under a filter, by its slug. @param slice only these dates; null: all */
export function countByCity(
  db: Database,
  filter: ProgrammeFilter,
  when: { now: Instant; endingAfter: Instant | null },
  slice: Walk | null,
): [slug: string, count: number][] {
  const ends = slice ? sql`+${eventDates.endsAtUtc}` : eventDates.endsAtUtc;
  return amongFiltered(db.select({ slug: cities.slug, count: count() }).from(eventDates).$dynamic(), slice !== null)
    .where(
      and(
        slice ? within(slice) : undefined,
        filterWhere(db, filter, when.now),
        when.endingAfter === null ? undefined : sql`${ends} > ${when.endingAfter}`,
      ),
    )
    .groupBy(cities.slug)
    .values() as [string, number][];
}

/**
 * How many dates there are under a filter.
 * @param most where it is enough to know of so many
 */
export function countProgrammeDates(
  db: Database,
  filter: ProgrammeFilter,
  when: { now: Instant; endingAfter: Instant | null },
  most = Number.MAX_SAFE_INTEGER,
): number {
  const some = amongFiltered(db.select({ one: sql<number>`1` }).from(eventDates).$dynamic())
    .where(filteredWhere(db, filter, when))
    .limit(most)
    .as("some");
  return db.select({ count: count() }).from(some).get()?.count ?? 0;
}
