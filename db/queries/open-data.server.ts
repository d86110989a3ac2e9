import type { Language } from "#app/domain/languages/language.ts";
import type { ProgrammeFilter } from "#app/domain/model/programme-filter.ts";
import type { Instant } from "#app/domain/time/zoned-time.ts";
import { and, asc, count, eq, gte, inArray, isNull, or, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/sqlite-core";
import type { Database } from "../client.server.ts";
import {
  cities,
  cityTexts,
  countries,
  editions,
  eventDates,
  events,
  eventTexts,
  organisations,
} from "../schema/index.ts";
import { withoutIndex } from "./planner.server.ts";
import { filterWhere } from "./programme-where.server.ts";
import { isHidden, isNameable, isPublic } from "./visibility.server.ts";

/** An alias, because the plain table is joined as the city of an organisation. */
const hiddenCities = alias(cities, "hidden_city");

/** Where the next page of an event list starts, by last change and then by id. */
export type UpdateKey = { updatedAt: number; id: string };

type Query = { filter: ProgrammeFilter; now: Instant; since: Instant; after: UpdateKey | null; limit: number };

/**
 * List the events that changed since a moment in order of their last change, with `isIn` false for those that are not
 * public or have no date that fits the filter.
 */
export function listEventsChangedSince(db: Database, { filter, now, since, after, limit }: Query) {
  const fits = sql`exists (select 1 from ${eventDates} where ${eventDates.eventId} = ${events.id} and ${filterWhere(db, filter, now)})`;
  const isIn = sql<boolean>`(${isPublic} and ${fits})`;
  // A cross join keeps the order of the events (SQLite, "The Query Optimizer Overview", 8.2).
  return db
    .select({ id: events.id, updatedAt: events.updatedAt, isIn: isIn.mapWith(Boolean) })
    .from(events)
    .crossJoin(organisations)
    .crossJoin(cities)
    .crossJoin(countries)
    .crossJoin(editions)
    .where(
      and(
        eq(organisations.id, events.leadOrganisationId),
        eq(cities.id, events.cityId),
        eq(countries.code, cities.countryCode),
        eq(editions.id, events.editionId),
        gte(events.updatedAt, since),
        or(isPublic, isHidden),
        filter.edition ? eq(editions.code, filter.edition) : undefined,
        after ? sql`(${events.updatedAt}, ${events.id}) > (${after.updatedAt}, ${after.id})` : undefined,
      ),
    )
    .orderBy(asc(events.updatedAt), asc(events.id))
    .limit(limit)
    .all();
}

/** Read the data of some events for open data, except for their dates. */
export function readOpenEvents(db: Database, ids: readonly string[]) {
  const rows = db
    .select({
      id: events.id,
      slug: events.slug,
      edition: editions.code,
      updatedAt: events.updatedAt,
      citySlug: cities.slug,
      cityName: cities.name,
      countryCode: cities.countryCode,
      regionCode: countries.regionCode,
    })
    .from(events)
    .innerJoin(cities, eq(cities.id, events.cityId))
    .innerJoin(countries, eq(countries.code, cities.countryCode))
    .innerJoin(editions, eq(editions.id, events.editionId))
    .where(inArray(events.id, [...ids]))
    .all();
  const texts = db
    .select()
    .from(eventTexts)
    .where(inArray(eventTexts.eventId, [...ids]))
    .orderBy(asc(eventTexts.language))
    .all();
  return (id: string) => {
    const row = rows.find((row) => row.id === id);
    return row ? { ...row, texts: texts.filter((text) => text.eventId === id) } : null;
  };
}

/**
 * List the cities with their names in all languages, their position, and their number of public dates in an edition.
 */
export function listOpenCities(db: Database, edition: string | null) {
  const dates = db
    .select({ cityId: events.cityId, count: count().as("dates") })
    .from(eventDates)
    .innerJoin(events, eq(events.id, eventDates.eventId))
    .innerJoin(organisations, eq(organisations.id, events.leadOrganisationId))
    .innerJoin(editions, eq(editions.id, events.editionId))
    .where(and(isPublic, eq(editions.code, edition ?? "")))
    .groupBy(events.cityId)
    .all();
  const counts = new Map(dates.map((row) => [row.cityId, row.count]));
  const names = db.select().from(cityTexts).all();
  return db
    .select({
      id: cities.id,
      slug: cities.slug,
      name: cities.name,
      countryCode: cities.countryCode,
      regionCode: countries.regionCode,
      timeZone: cities.timeZone,
      latitude: cities.latitude,
      longitude: cities.longitude,
    })
    .from(cities)
    .innerJoin(countries, eq(countries.code, cities.countryCode))
    .where(and(eq(cities.state, "listed"), isNull(cities.hiddenAt)))
    .orderBy(asc(cities.countryCode), asc(cities.slug))
    .all()
    .map((city) => ({
      ...city,
      names: Object.fromEntries(
        names.filter((name) => name.cityId === city.id).map((name) => [name.language, name.name]),
      ) as Partial<Record<Language, string>>,
      dates: counts.get(city.id) ?? 0,
    }));
}

/** List the organisations that may be named in public and lead a public event, by public name. */
export function listOpenOrganisations(db: Database, where: { citySlug?: string } = {}) {
  const leads = sql`exists (select 1 from ${events} where ${events.leadOrganisationId} = ${organisations.id} and ${withoutIndex(events.review)} = 'approved'
    and ${events.cityId} not in (select ${hiddenCities.id} from ${cities} as hidden_city where ${hiddenCities.hiddenAt} > 0))`;
  return db
    .select({
      slug: organisations.slug,
      name: sql<string>`coalesce(${organisations.alias}, ${organisations.name})`,
      kind: organisations.kind,
      citySlug: cities.slug,
      countryCode: cities.countryCode,
    })
    .from(organisations)
    .innerJoin(cities, eq(cities.id, organisations.cityId))
    .where(and(isNameable, leads, where.citySlug ? eq(cities.slug, where.citySlug) : undefined))
    .orderBy(asc(sql`2`), asc(organisations.slug))
    .all();
}
