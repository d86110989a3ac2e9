import type { Language } from "#app/domain/languages/language.ts";
import { and, desc, eq, ne, sql } from "drizzle-orm";
import type { Database } from "../client.server.ts";
import { cities, cityTexts, events, eventTexts, organisations, termTexts } from "../schema/index.ts";
import { withoutIndex } from "./planner.server.ts";
import { isNameable, isPublic } from "./visibility.server.ts";

/**
 * List names and titles that anybody may read, as they are written: cities, organisations, labels in the reader's
 * language, and the titles of the newest public events.
 * @param max number of names of each kind
 */
export function listKnownNames(db: Database, language: Language, max: number): string[] {
  const ofCities = db
    .select({ own: cities.name, translated: cityTexts.name })
    .from(cities)
    .leftJoin(cityTexts, and(eq(cityTexts.cityId, cities.id), eq(cityTexts.language, language)))
    .where(eq(cities.state, "listed"))
    .limit(max)
    .all();
  const labels = db
    .select({ name: termTexts.label })
    .from(termTexts)
    .where(and(eq(termTexts.language, language), ne(termTexts.label, "")))
    .limit(max)
    .all();
  const ofOrganisations = db
    .select({ name: sql<string>`coalesce(${organisations.alias}, ${organisations.name})` })
    .from(organisations)
    .where(isNameable)
    .limit(max)
    .all();
  const titles = db
    .select({ name: eventTexts.title })
    .from(events)
    // Read the newest events in order, instead of all events of each organisation.
    .innerJoin(organisations, eq(organisations.id, withoutIndex(events.leadOrganisationId)))
    .innerJoin(eventTexts, eq(eventTexts.eventId, events.id))
    .where(isPublic)
    .orderBy(desc(events.updatedAt))
    .limit(max)
    .all();
  return [
    ...ofCities.flatMap(({ own, translated }) => [translated ?? own, own]),
    ...[...labels, ...ofOrganisations, ...titles].map(({ name }) => name),
  ];
}
