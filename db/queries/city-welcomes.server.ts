import type { Language } from "#app/domain/languages/language.ts";
import { languageWith } from "#app/domain/languages/language-fallback.ts";
import type { Scope } from "#app/domain/model/scope.ts";
import { and, asc, eq, exists, inArray, sql } from "drizzle-orm";
import type { SQLiteSelect } from "drizzle-orm/sqlite-core";
import type { Database, Writable } from "../client.server.ts";
import { cities, cityTexts, cityWelcomes, countries, organisations } from "../schema/index.ts";
import { isAuthority } from "./organisations.server.ts";
import { inScopes } from "./reviews.server.ts";

export type CityWelcome = typeof cityWelcomes.$inferSelect;
type State = CityWelcome["state"];

/** List the welcomes of a city in all languages and states. */
export const listWelcomes = (db: Database, cityId: string): CityWelcome[] =>
  db
    .select()
    .from(cityWelcomes)
    .where(eq(cityWelcomes.cityId, cityId))
    .orderBy(asc(cityWelcomes.language), asc(cityWelcomes.state))
    .all();

/** Find the public welcome of a city by its slug: in the reader's language, else in the first that it has. */
export function findWelcome(
  db: Database,
  citySlug: string,
  reader: Language,
): { sentence: string; language: Language } | null {
  const rows = db
    .select({ sentence: cityWelcomes.sentence, language: cityWelcomes.language })
    .from(cityWelcomes)
    .innerJoin(cities, eq(cities.id, cityWelcomes.cityId))
    .where(and(eq(cities.slug, citySlug), eq(cityWelcomes.state, "approved")))
    .all();
  const language = languageWith(reader, (known) => rows.some((row) => row.language === known));
  return rows.find((row) => row.language === language) ?? null;
}

/**
 * List the welcomes of cities with a verified local authority that wait for a coordinator in some scopes, the oldest
 * first, with the public one.
 */
export function listWaitingWelcomes(db: Database, language: Language, scopes: readonly Scope[]) {
  const isPublic = sql`${cityWelcomes.cityId} = public_welcome.city_id and ${cityWelcomes.language} = public_welcome.language`;
  const before = sql<string | null>`(select public_welcome.sentence from ${cityWelcomes} as public_welcome
    where ${isPublic} and public_welcome.state = 'approved')`;
  const hasAuthority = exists(
    db
      .select({ found: sql`1` })
      .from(organisations)
      .where(and(eq(organisations.cityId, cities.id), isAuthority)),
  );
  return inPlaces(
    db
      .select({
        ...columns,
        before,
        since: cityWelcomes.writtenAt,
        countryCode: cities.countryCode,
        regionCode: countries.regionCode,
        timeZone: cities.timeZone,
      })
      .from(cityWelcomes)
      .$dynamic(),
    language,
  )
    .where(and(eq(cityWelcomes.state, "proposed"), inScopes(scopes), hasAuthority))
    .orderBy(asc(cityWelcomes.writtenAt), asc(cityWelcomes.cityId), asc(cityWelcomes.language))
    .all();
}

/** List the public welcomes of cities in some scopes, by city. */
export const listShownWelcomes = (db: Database, language: Language, scopes: readonly Scope[]) =>
  inPlaces(db.select(columns).from(cityWelcomes).$dynamic(), language)
    .where(and(eq(cityWelcomes.state, "approved"), inScopes(scopes)))
    .orderBy(asc(cities.slug), asc(cityWelcomes.language))
    .all();

const columns = {
  cityId: cityWelcomes.cityId,
  language: cityWelcomes.language,
  sentence: cityWelcomes.sentence,
  citySlug: cities.slug,
  cityName: sql<string>`coalesce(${cityTexts.name}, ${cities.name})`,
};

const inPlaces = <T extends SQLiteSelect>(query: T, language: Language) =>
  query
    .innerJoin(cities, eq(cities.id, cityWelcomes.cityId))
    .innerJoin(countries, eq(countries.code, cities.countryCode))
    .leftJoin(cityTexts, and(eq(cityTexts.cityId, cities.id), eq(cityTexts.language, language)));

/** Write a welcome, replacing the one in the same state. */
export function setWelcome(tx: Writable, welcome: typeof cityWelcomes.$inferInsert): void {
  const { sentence, writtenAt, reason = null } = welcome;
  tx.insert(cityWelcomes)
    .values(welcome)
    .onConflictDoUpdate({
      target: [cityWelcomes.cityId, cityWelcomes.language, cityWelcomes.state],
      set: { sentence, writtenAt, reason },
    })
    .run();
}

export function deleteWelcomes(
  tx: Writable,
  { cityId, language, states }: { cityId: string; language: Language; states: readonly State[] },
): void {
  tx.delete(cityWelcomes)
    .where(
      and(
        eq(cityWelcomes.cityId, cityId),
        eq(cityWelcomes.language, language),
        inArray(cityWelcomes.state, [...states]),
      ),
    )
    .run();
}
