import type { Scope } from "#app/domain/model/scope.ts";
import { and, asc, eq, inArray, ne, sql } from "drizzle-orm";
import type { Database } from "../client.server.ts";
import {
  cities,
  cityTexts,
  coHosts,
  countries,
  eventLanguages,
  events,
  eventThemes,
  organisations,
  reviews,
} from "../schema/index.ts";
import { inScopes } from "./reviews.server.ts";
import { isNameable, isPublic } from "./visibility.server.ts";
import type { Language } from "#app/domain/languages/language.ts";

export type StatisticsQuery = { language: Language; scopes: readonly Scope[]; editionId: string | null };

const amongEvents = (query: StatisticsQuery) =>
  and(inScopes(query.scopes), query.editionId ? eq(events.editionId, query.editionId) : undefined);

/** List the events of some scopes except drafts, which are private, with the values they are counted by. */
export function listCountedEvents(db: Database, query: StatisticsQuery) {
  return db
    .select({
      id: events.id,
      review: events.review,
      isPublic: sql<boolean>`${isPublic}`.mapWith(Boolean),
      format: events.format,
      citySlug: cities.slug,
      cityName: sql<string>`coalesce(${cityTexts.name}, ${cities.name})`,
      leadKind: organisations.kind,
    })
    .from(events)
    .innerJoin(organisations, eq(organisations.id, events.leadOrganisationId))
    .innerJoin(cities, eq(cities.id, events.cityId))
    .innerJoin(countries, eq(countries.code, cities.countryCode))
    .leftJoin(cityTexts, and(eq(cityTexts.cityId, cities.id), eq(cityTexts.language, query.language)))
    .where(and(amongEvents(query), ne(events.review, "draft")))
    .all();
}

/** List the themes, spoken languages, kinds of accepted co-hosts and review steps of those events. */
export function listCountedDetails(db: Database, query: StatisticsQuery) {
  const ids = db
    .select({ id: events.id })
    .from(events)
    .innerJoin(cities, eq(cities.id, events.cityId))
    .innerJoin(countries, eq(countries.code, cities.countryCode))
    .where(amongEvents(query));
  return {
    themes: db
      .select({ eventId: eventThemes.eventId, code: eventThemes.theme })
      .from(eventThemes)
      .where(inArray(eventThemes.eventId, ids))
      .all(),
    languages: db
      .select({ eventId: eventLanguages.eventId, code: eventLanguages.code })
      .from(eventLanguages)
      .where(and(inArray(eventLanguages.eventId, ids), eq(eventLanguages.use, "spoken")))
      .all(),
    partners: db
      .select({ eventId: coHosts.eventId, kind: organisations.kind })
      .from(coHosts)
      .innerJoin(organisations, eq(organisations.id, coHosts.organisationId))
      .where(and(inArray(coHosts.eventId, ids), eq(coHosts.state, "accepted"), isNameable))
      .all(),
    steps: db
      .select({ eventId: reviews.eventId, action: reviews.action, at: reviews.at })
      .from(reviews)
      .where(inArray(reviews.eventId, ids))
      .orderBy(asc(reviews.at), asc(sql`${reviews}.rowid`))
      .all(),
  };
}

export function listCountedOrganisations(db: Database, scopes: readonly Scope[]) {
  return db
    .select({ kind: organisations.kind })
    .from(organisations)
    .innerJoin(cities, eq(cities.id, organisations.cityId))
    .innerJoin(countries, eq(countries.code, cities.countryCode))
    .where(and(inScopes(scopes), eq(organisations.state, "verified")))
    .all();
}
