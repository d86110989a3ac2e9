import { mostCounted, type ProgrammeFilter, type RepeatedFilter } from "#app/domain/programme/programme-filter.ts";
import type { Instant } from "#app/domain/time/zoned-time.ts";
import { and, eq, gt, type SQL, sql } from "drizzle-orm";
import type { SQLiteColumn } from "drizzle-orm/sqlite-core";
import type { Database } from "../client.server.ts";
import {
  cities,
  countries,
  editions,
  eventDates,
  eventInclusion,
  eventLanguages,
  events,
  eventThemes,
  organisations,
} from "../schema/index.ts";
import { filterWhere, usedThere } from "./programme-where.server.ts";

const columns = {
  city: cities.slug,
  country: sql<string>`lower(${cities.countryCode})`,
  region: countries.regionCode,
  format: events.format,
  attendance: events.attendance,
  theme: eventThemes.theme,
  language: eventLanguages.code,
  access: eventInclusion.code,
  day: sql<string>`substr(${eventDates.startsAtLocal}, 1, 10)`,
} satisfies Partial<Record<RepeatedFilter | "day", SQLiteColumn | SQL<string>>>;
export type Facet = keyof typeof columns;

type When = { now: Instant; endingAfter: Instant | null };

/** The dates that facets are counted over, in a table of this connection alone. */
const counted = sql.raw("temp.counted_date");

/**
 * Lays aside the dates under a filter, of which several facets are then counted.
 * @returns how many there are; null: more than are counted
 */
export function layAside(db: Database, filter: ProgrammeFilter, { now, endingAfter }: When): number | null {
  db.run(sql`create temp table if not exists counted_date (id text primary key) without rowid`);
  db.run(sql`delete from ${counted}`);
  const where = and(
    filterWhere(db, filter, now),
    endingAfter === null ? undefined : gt(eventDates.endsAtUtc, endingAfter),
  );
  const { changes } = db.run(sql`insert into ${counted} select ${eventDates.id} from ${eventDates}
    join ${events} on ${events.id} = ${eventDates.eventId}
    join ${organisations} on ${organisations.id} = ${events.leadOrganisationId}
    join ${cities} on ${cities.id} = ${events.cityId}
    join ${countries} on ${countries.code} = ${cities.countryCode}
    join ${editions} on ${editions.id} = ${events.editionId}
    where ${where} limit ${mostCounted + 1}`);
  return changes > mostCounted ? null : changes;
}

/** How many of the dates laid aside each value of a facet has. */
export function countLaidAside(db: Database, facet: Facet): Map<string, number> {
  const rows = db
    .select({ value: sql<string>`${columns[facet]}`, count: sql<number>`count(distinct ${eventDates.id})` })
    .from(eventDates)
    .innerJoin(events, eq(events.id, eventDates.eventId))
    .innerJoin(cities, eq(cities.id, events.cityId))
    .innerJoin(countries, eq(countries.code, cities.countryCode))
    .leftJoin(eventThemes, facet === "theme" ? eq(eventThemes.eventId, events.id) : sql`0`)
    .leftJoin(eventLanguages, facet === "language" ? and(eq(eventLanguages.eventId, events.id), usedThere) : sql`0`)
    .leftJoin(
      eventInclusion,
      facet === "access" ? and(eq(eventInclusion.eventId, events.id), eq(eventInclusion.answer, "yes")) : sql`0`,
    )
    .where(sql`${eventDates.id} in (select id from ${counted})`)
    .groupBy(sql`1`)
    .all()
    .filter((row) => row.value !== null);
  const counts = new Map(rows.map((row) => [row.value, row.count]));
  return facet === "access" ? new Map([...counts, ...derivedAccess(db)]) : counts;
}

/** What is not asked but follows from how an event is attended and joined. */
function derivedAccess(db: Database): [string, number][] {
  const row = db
    .select({
      online: sql<number>`coalesce(sum(${events.attendance} <> 'in_person'), 0)`,
      no_registration: sql<number>`coalesce(sum(${events.door} = 'just_come'), 0)`,
    })
    .from(eventDates)
    .innerJoin(events, eq(events.id, eventDates.eventId))
    .where(sql`${eventDates.id} in (select id from ${counted})`)
    .get();
  return Object.entries(row ?? {}).filter(([, count]) => count > 0);
}
