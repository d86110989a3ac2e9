import type { CommonInclusionCode } from "#app/domain/model/vocabulary.ts";
import type { ProgrammeFilter } from "#app/domain/model/programme-filter.ts";
import type { Instant } from "#app/domain/time/zoned-time.ts";
import { and, asc, count, desc, eq, ne, sql } from "drizzle-orm";
import type { Database } from "../client.server.ts";
import { cities, eventDates, eventInclusion, eventLanguages, events } from "../schema/index.ts";
import { withoutIndex } from "./planner.server.ts";
import { amongFiltered } from "./programme.server.ts";
import { type Walk, within } from "./facets.server.ts";
import { filterWhere, usedThere } from "./programme-where.server.ts";

export type When = {
  now: Instant;
  /** Only dates that end after this; null: all. */
  endingAfter: Instant | null;
};

/** @param slice only these dates, read in order, so that no other index is used; null: all */
function filteredWhere(db: Database, filter: ProgrammeFilter, when: When, slice: Walk | null = null) {
  const ends = slice ? withoutIndex(eventDates.endsAtUtc) : eventDates.endsAtUtc;
  return and(
    slice ? within(slice) : undefined,
    filterWhere(db, filter, when.now),
    when.endingAfter === null ? undefined : sql`${ends} > ${when.endingAfter}`,
  );
}

/** Count the dates that fit a filter by city slug. @param slice only these dates; null: all */
export const countByCity = (
  db: Database,
  filter: ProgrammeFilter,
  when: When,
  slice: Walk | null,
): [slug: string, count: number][] =>
  amongFiltered(db.select({ slug: cities.slug, count: count() }).from(eventDates).$dynamic(), slice !== null)
    .where(filteredWhere(db, filter, when, slice))
    .groupBy(cities.slug)
    .values() as [string, number][];

/** Dates of one city on one day, and how many of them answer a common inclusion code with yes. */
export type PlaceCount = { citySlug: string; day: string; count: number; free: number; noId: number };

/** Count the dates that fit a filter by city and wall clock day. @param slice only these dates; null: all */
export const countByCityAndDay = (
  db: Database,
  filter: ProgrammeFilter,
  when: When,
  slice: Walk | null,
): PlaceCount[] =>
  amongFiltered(
    db
      .select({
        citySlug: cities.slug,
        day: dayOfStart,
        count: count(),
        free: countSaying("free"),
        noId: countSaying("no_id"),
      })
      .from(eventDates)
      .$dynamic(),
    slice !== null,
  )
    .where(filteredWhere(db, filter, when, slice))
    .groupBy(cities.slug, dayOfStart)
    .all();

const dayOfStart = sql<string>`substr(${eventDates.startsAtLocal}, 1, 10)`;

const countSaying = (code: CommonInclusionCode) => sql<number>`sum(exists (select 1 from ${eventInclusion}
  where ${eventInclusion.eventId} = ${events.id} and ${eventInclusion.code} = ${code} and ${eventInclusion.answer} = 'yes'))`;

/** Count the dates that fit a filter by the languages spoken or signed there, the most frequent first. */
export const countByLanguage = (db: Database, filter: ProgrammeFilter, when: When): [code: string, count: number][] =>
  amongFiltered(db.select({ code: eventLanguages.code, count: count() }).from(eventDates).$dynamic())
    .innerJoin(eventLanguages, and(eq(eventLanguages.eventId, events.id), usedThere))
    .where(filteredWhere(db, filter, when))
    .groupBy(eventLanguages.code)
    .orderBy(desc(count()), asc(eventLanguages.code))
    .values() as [string, number][];

/** Count the dates that fit a filter by district or landmark, which anybody may know, the most frequent first. */
export const countByDistrict = (
  db: Database,
  filter: ProgrammeFilter,
  when: When,
): [district: string, count: number][] =>
  amongFiltered(db.select({ district: events.district, count: count() }).from(eventDates).$dynamic())
    .where(and(filteredWhere(db, filter, when), ne(events.district, ""), ne(events.placeLevel, "by_partner")))
    .groupBy(events.district)
    .orderBy(desc(count()), asc(events.district))
    .values() as [string, number][];

export const countProgrammeDates = (db: Database, filter: ProgrammeFilter, when: When): number =>
  amongFiltered(db.select({ count: count() }).from(eventDates).$dynamic())
    .where(filteredWhere(db, filter, when))
    .get()?.count ?? 0;
