import type { Language } from "#app/domain/languages/language.ts";
import { and, eq, inArray, sql } from "drizzle-orm";
import type { Database } from "../client.server.ts";
import { cities, cityTexts, organisations } from "../schema/index.ts";

/**
 * Find an organisation that is or was public by its slug. Pending and refused ones are not found.
 * @returns `isHidden`: it is suspended or hidden
 */
export function findPublicOrganisation(db: Database, slug: string, language: Language) {
  return (
    db
      .select({
        name: sql<string>`coalesce(${organisations.alias}, ${organisations.name})`,
        kind: organisations.kind,
        citySlug: cities.slug,
        cityName: sql<string>`coalesce(${cityTexts.name}, ${cities.name})`,
        isHidden: sql<boolean>`(${organisations.state} = 'suspended' or ${organisations.hiddenAt} is not null)`.mapWith(
          Boolean,
        ),
      })
      .from(organisations)
      .innerJoin(cities, eq(cities.id, organisations.cityId))
      .leftJoin(cityTexts, and(eq(cityTexts.cityId, cities.id), eq(cityTexts.language, language)))
      .where(and(eq(organisations.slug, slug), inArray(organisations.state, ["verified", "suspended"])))
      .get() ?? null
  );
}
