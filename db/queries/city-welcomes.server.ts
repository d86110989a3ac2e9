import type { Language } from "#app/domain/languages/language.ts";
import type { Scope } from "#app/domain/model/scope.ts";
import { and, asc, eq, inArray, sql } from "drizzle-orm";
import type { Database, Writable } from "../client.server.ts";
import { cities, cityTexts, cityWelcomes, countries } from "../schema/index.ts";
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
export const findWelcome = (
  db: Database,
  citySlug: string,
  language: Language,
): { sentence: string; language: Language } | null =>
  db
    .select({ sentence: cityWelcomes.sentence, language: cityWelcomes.language })
    .from(cityWelcomes)
    .innerJoin(cities, eq(cities.id, cityWelcomes.cityId))
    .where(and(eq(cities.slug, citySlug), eq(cityWelcomes.state, "approved")))
    .orderBy(sql`${cityWelcomes.language} <> ${language}`, asc(cityWelcomes.language))
    .limit(1)
    .get() ?? null;

/** List the welcomes that wait for a coordinator in some scopes, the oldest first, with the public one. */
export function listWaitingWelcomes(db: Database, language: Language, scopes: readonly Scope[]) {
  const isPublic = sql`${cityWelcomes.cityId} = public_welcome.city_id and ${cityWelcomes.language} = public_welcome.language`;
  return db
    .select({
      cityId: cityWelcomes.cityId,
      language: cityWelcomes.language,
      sentence: cityWelcomes.sentence,
      before: sql<string | null>`(select public_welcome.sentence from ${cityWelcomes} as public_welcome
        where ${isPublic} and public_welcome.state = 'approved')`,
      citySlug: cities.slug,
      cityName: sql<string>`coalesce(${cityTexts.name}, ${cities.name})`,
    })
    .from(cityWelcomes)
    .innerJoin(cities, eq(cities.id, cityWelcomes.cityId))
    .innerJoin(countries, eq(countries.code, cities.countryCode))
    .leftJoin(cityTexts, and(eq(cityTexts.cityId, cities.id), eq(cityTexts.language, language)))
    .where(and(eq(cityWelcomes.state, "proposed"), inScopes(scopes)))
    .orderBy(asc(cityWelcomes.writtenAt), asc(cityWelcomes.cityId), asc(cityWelcomes.language))
    .all();
}

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
