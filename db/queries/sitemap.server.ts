import type { Language } from "#app/domain/languages/language.ts";
import { and, asc, eq } from "drizzle-orm";
import type { Database } from "../client.server.ts";
import { cities, editions, events, eventTexts, organisations } from "../schema/index.ts";
import { isPublic } from "./visibility.server.ts";

/** List the public events, past ones included, once for each language of their texts, with their last change. */
export function listSitemapEvents(db: Database, limit: number) {
  return db
    .select({ slug: events.slug, language: eventTexts.language, updatedAt: events.updatedAt })
    .from(events)
    .innerJoin(eventTexts, eq(eventTexts.eventId, events.id))
    .innerJoin(organisations, eq(organisations.id, events.leadOrganisationId))
    .innerJoin(editions, eq(editions.id, events.editionId))
    .where(and(isPublic))
    .orderBy(asc(events.slug), asc(eventTexts.language))
    .limit(limit)
    .all() satisfies { slug: string; language: Language }[];
}

export function listSitemapCities(db: Database) {
  return db
    .select({ slug: cities.slug, countryCode: cities.countryCode })
    .from(events)
    .innerJoin(organisations, eq(organisations.id, events.leadOrganisationId))
    .innerJoin(cities, eq(cities.id, events.cityId))
    .where(isPublic)
    .groupBy(cities.slug)
    .orderBy(asc(cities.slug))
    .all();
}
