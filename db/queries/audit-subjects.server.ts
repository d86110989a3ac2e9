import type { Language } from "#app/domain/languages/language.ts";
import { and, eq, inArray, ne, sql } from "drizzle-orm";
import type { Database } from "../client.server.ts";
import { cities, cityTexts, editions, events, eventTexts, organisations } from "../schema/index.ts";

/** List the titles of those among some events that were submitted; drafts are private. */
export const listTitlesOf = (db: Database, eventIds: readonly string[]) =>
  db
    .select({ id: events.id, name: eventTexts.title })
    .from(events)
    .innerJoin(eventTexts, and(eq(eventTexts.eventId, events.id), eq(eventTexts.language, events.language)))
    .where(and(inArray(events.id, [...eventIds]), ne(events.review, "draft")))
    .all();

export const listNamesOfOrganisations = (db: Database, ids: readonly string[]) =>
  db
    .select({ id: organisations.id, name: organisations.name })
    .from(organisations)
    .where(inArray(organisations.id, [...ids]))
    .all();

export const listNamesOfCities = (db: Database, ids: readonly string[], language: Language) =>
  db
    .select({ id: cities.id, name: sql<string>`coalesce(${cityTexts.name}, ${cities.name})` })
    .from(cities)
    .leftJoin(cityTexts, and(eq(cityTexts.cityId, cities.id), eq(cityTexts.language, language)))
    .where(inArray(cities.id, [...ids]))
    .all();

export const listCodesOfEditions = (db: Database, ids: readonly string[]) =>
  db
    .select({ id: editions.id, name: editions.code })
    .from(editions)
    .where(inArray(editions.id, [...ids]))
    .all();
