import type { Language } from "#app/domain/languages/language.ts";
import { and, asc, eq, inArray, min, sql } from "drizzle-orm";
import type { Database } from "../client.server.ts";
import { cities, cityTexts, eventDates, events, eventTexts, organisations } from "../schema/index.ts";

/** Events led by some organisations, in the order of their first date; titled in the original language. */
export function listEventsOf(db: Database, language: Language, organisationIds: readonly string[]) {
  return db
    .select({
      eventId: events.id,
      slug: events.slug,
      review: events.review,
      title: eventTexts.title,
      language: eventTexts.language,
      organisationName: organisations.name,
      cityName: sql<string>`coalesce(${cityTexts.name}, ${cities.name})`,
      countryCode: cities.countryCode,
      firstStart: min(eventDates.startsAtLocal),
    })
    .from(events)
    .innerJoin(eventTexts, and(eq(eventTexts.eventId, events.id), eq(eventTexts.language, events.language)))
    .innerJoin(organisations, eq(organisations.id, events.leadOrganisationId))
    .innerJoin(cities, eq(cities.id, events.cityId))
    .leftJoin(cityTexts, and(eq(cityTexts.cityId, cities.id), eq(cityTexts.language, language)))
    .leftJoin(eventDates, eq(eventDates.eventId, events.id))
    .where(inArray(events.leadOrganisationId, [...organisationIds]))
    .groupBy(events.id)
    .orderBy(asc(min(eventDates.startsAtLocal)), asc(events.id))
    .all();
}
