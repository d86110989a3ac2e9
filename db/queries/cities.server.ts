import type { Language } from "#app/domain/languages/language.ts";
import type { Authorized } from "#app/domain/permissions.ts";
import type { PlaceLevel } from "#app/domain/model/place.ts";
import { foldName } from "#app/domain/text/fold-name.ts";
import { utcZone, type IanaZone, type Instant } from "#app/domain/time/zoned-time.ts";
import { and, asc, eq, or, type SQL, sql } from "drizzle-orm";
import { type Database, prepared, type Writable } from "../client.server.ts";
import { cities, cityTexts, cityWelcomes, countries, regions, regionTexts } from "../schema/index.ts";

const columns = {
  id: cities.id,
  slug: cities.slug,
  name: cities.name,
  countryCode: cities.countryCode,
  regionCode: countries.regionCode,
  latitude: cities.latitude,
  longitude: cities.longitude,
  timeZone: cities.timeZone,
  defaultPlaceLevel: cities.defaultPlaceLevel,
  countryPlaceLevel: countries.defaultPlaceLevel,
};

const listed = (db: Database) =>
  db.select(columns).from(cities).innerJoin(countries, eq(countries.code, cities.countryCode)).$dynamic();

export function findCity(db: Database, cityId: string) {
  return (
    listed(db)
      .where(and(eq(cities.id, cityId), eq(cities.state, "listed")))
      .get() ?? null
  );
}

/**
 * Find a listed city by country and name. Its own name comes first, then its slug, then its name in another language,
 * then any of these ignoring accents and case. Null also where several cities match equally well.
 */
export function findCityByName(db: Database, countryCode: string, name: string) {
  const translated = (condition: SQL) =>
    sql`exists (select 1 from ${cityTexts} where ${cityTexts.cityId} = ${cities.id} and ${condition})`;
  const folded = foldName(name);
  const rank = sql<number>`case when ${cities.name} = ${name} then 0 when ${cities.slug} = ${name} then 1
    when ${translated(sql`${cityTexts.name} = ${name}`)} then 2 else 3 end`;
  const found = db
    .select({ ...columns, rank })
    .from(cities)
    .innerJoin(countries, eq(countries.code, cities.countryCode))
    .where(
      and(
        eq(cities.countryCode, countryCode),
        eq(cities.state, "listed"),
        or(
          eq(cities.slug, name),
          sql`fold(${cities.name}) = ${folded}`,
          translated(sql`fold(${cityTexts.name}) = ${folded}`),
        ),
      ),
    )
    .orderBy(rank)
    .limit(2)
    .all();
  const [best, next] = found;
  if (!best || best.rank === next?.rank) return null;
  const { rank: how, ...city } = best;
  return { ...city, isExact: how < 3 };
}

export function findCityBySlug(db: Database, slug: string) {
  return (
    listed(db)
      .where(and(eq(cities.slug, slug), eq(cities.state, "listed")))
      .get() ?? null
  );
}

export function listCityNames(db: Database, cityId: string) {
  return db
    .select({ language: cityTexts.language, name: cityTexts.name })
    .from(cityTexts)
    .where(eq(cityTexts.cityId, cityId))
    .all();
}

/** Read the row of a city, listed or proposed, with its names; null for an unknown one. */
export function readCity(db: Database, cityId: string) {
  const row = db.select().from(cities).where(eq(cities.id, cityId)).get();
  return row ? { ...row, names: listCityNames(db, cityId), welcomes: listPublicWelcomes(db, cityId) } : null;
}

const listPublicWelcomes = (db: Database, cityId: string) =>
  db
    .select({ language: cityWelcomes.language, sentence: cityWelcomes.sentence })
    .from(cityWelcomes)
    .where(and(eq(cityWelcomes.cityId, cityId), eq(cityWelcomes.state, "approved")))
    .all();

/** Find a proposed city that is not confirmed yet. Its zone and coordinates have no meaning. */
export function findProposedCity(db: Database, cityId: string) {
  return (
    listed(db)
      .where(and(eq(cities.id, cityId), eq(cities.state, "proposed")))
      .get() ?? null
  );
}

/** Find a proposed city by name, ignoring accents and case. */
export function findProposedCityNamed(db: Database, countryCode: string, name: string) {
  return (
    listed(db)
      .where(
        and(
          eq(cities.countryCode, countryCode),
          eq(cities.state, "proposed"),
          sql`fold(${cities.name}) = ${foldName(name)}`,
        ),
      )
      .get() ?? null
  );
}

export function deleteCity(tx: Writable, city: Authorized<{ id: string }>): void {
  tx.delete(cities)
    .where(and(eq(cities.id, city.id), eq(cities.state, "proposed")))
    .run();
}

/** Return the name of a city, listed or proposed, in a language, else its own name; empty for an unknown city. */
export function findCityNameOf(db: Database, cityId: string, language: Language | null = null): string {
  const local = language && listCityNames(db, cityId).find((name) => name.language === language);
  return local?.name ?? db.select({ name: cities.name }).from(cities).where(eq(cities.id, cityId)).get()?.name ?? "";
}

export const listCountryCodes = (db: Database): string[] =>
  db
    .select({ code: countries.code })
    .from(countries)
    .all()
    .map(({ code }) => code);

export const listCities = (db: Database, language: Language) => listedCities(db).all({ language });

const listedCities = prepared((db) =>
  db
    .select({ ...columns, localName: sql<string>`coalesce(${cityTexts.name}, ${cities.name})` })
    .from(cities)
    .innerJoin(countries, eq(countries.code, cities.countryCode))
    .leftJoin(cityTexts, and(eq(cityTexts.cityId, cities.id), eq(cityTexts.language, sql.placeholder("language"))))
    .where(eq(cities.state, "listed"))
    .orderBy(asc(cities.countryCode), asc(cities.slug))
    .prepare(),
);

/** List the slugs of all cities of a country, the oldest first. @param countryCode ISO 3166-1 alpha-2 */
export const listSlugsOfCountry = (db: Database, countryCode: string): string[] =>
  db
    .select({ slug: cities.slug })
    .from(cities)
    .where(eq(cities.countryCode, countryCode))
    .orderBy(asc(cities.createdAt), asc(cities.slug))
    .all()
    .map(({ slug }) => slug);

/** List the names of listed cities in all languages. */
export function listNamesOfCities(db: Database): { slug: string; name: string }[] {
  const own = db.select({ slug: cities.slug, name: cities.name }).from(cities).where(eq(cities.state, "listed"));
  const others = db
    .select({ slug: cities.slug, name: cityTexts.name })
    .from(cityTexts)
    .innerJoin(cities, eq(cities.id, cityTexts.cityId))
    .where(eq(cities.state, "listed"));
  return [...own.all(), ...others.all()];
}

export function listRegions(db: Database, language: Language) {
  return db
    .select({ code: regions.code, name: regionTexts.name })
    .from(regions)
    .innerJoin(regionTexts, and(eq(regionTexts.regionCode, regions.code), eq(regionTexts.language, language)))
    .orderBy(asc(regions.position))
    .all();
}

export function ensureRegion(tx: Database, region: typeof regions.$inferInsert, names: Record<Language, string>): void {
  tx.insert(regions).values(region).onConflictDoNothing().run();
  for (const [language, name] of Object.entries(names) as [Language, string][]) {
    tx.insert(regionTexts).values({ regionCode: region.code, language, name }).onConflictDoNothing().run();
  }
}

export function ensureCountry(tx: Database, country: typeof countries.$inferInsert): void {
  tx.insert(countries).values(country).onConflictDoNothing().run();
}

export function findCountry(db: Database, code: string) {
  return db.select().from(countries).where(eq(countries.code, code)).get() ?? null;
}

export function slugIsTaken(db: Database, slug: string): boolean {
  return db.select({ id: cities.id }).from(cities).where(eq(cities.slug, slug)).get() !== undefined;
}

export function insertCity(tx: Writable, city: typeof cities.$inferInsert): void {
  tx.insert(cities).values(city).run();
}

export function updateCity(tx: Writable, cityId: string, change: Partial<typeof cities.$inferInsert>): void {
  tx.update(cities).set(change).where(eq(cities.id, cityId)).run();
}

export function setCityName(tx: Writable, cityId: string, language: Language, name: string): void {
  tx.insert(cityTexts)
    .values({ cityId, language, name })
    .onConflictDoUpdate({ target: [cityTexts.cityId, cityTexts.language], set: { name } })
    .run();
}

export function deleteCityName(tx: Writable, cityId: string, language: Language): void {
  tx.delete(cityTexts)
    .where(and(eq(cityTexts.cityId, cityId), eq(cityTexts.language, language)))
    .run();
}

/** Return the time zone of a city; UTC for a proposed city, whose zone is not known, and for an unknown one. */
export function findCityZone(db: Database, cityId: string): IanaZone {
  const found = db.select({ timeZone: cities.timeZone }).from(cities).where(eq(cities.id, cityId)).get();
  return found?.timeZone ?? utcZone;
}

export function findCityForHiding(db: Database, cityId: string) {
  return (
    db
      .select({
        id: cities.id,
        name: cities.name,
        countryCode: cities.countryCode,
        regionCode: countries.regionCode,
        hiddenAt: cities.hiddenAt,
      })
      .from(cities)
      .innerJoin(countries, eq(countries.code, cities.countryCode))
      .where(and(eq(cities.id, cityId), eq(cities.state, "listed")))
      .get() ?? null
  );
}

export function setCityHidden(tx: Writable, city: Authorized<{ id: string }>, hiddenAt: Instant | null): void {
  tx.update(cities).set({ hiddenAt }).where(eq(cities.id, city.id)).run();
}

export function setCountryLevel(tx: Database, code: string, defaultPlaceLevel: PlaceLevel): void {
  tx.update(countries).set({ defaultPlaceLevel }).where(eq(countries.code, code)).run();
}

export function setRegionName(tx: Writable, regionCode: string, language: Language, name: string): void {
  tx.insert(regionTexts)
    .values({ regionCode, language, name })
    .onConflictDoUpdate({ target: [regionTexts.regionCode, regionTexts.language], set: { name } })
    .run();
}

export const listCountries = (db: Database) => db.select().from(countries).orderBy(asc(countries.code)).all();

export const listRegionNames = (db: Database) => db.select().from(regionTexts).all();
