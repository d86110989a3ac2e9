import type { Language } from "#app/domain/languages/language.ts";
import { and, asc, count, desc, eq, inArray, isNotNull, max, min, sql } from "drizzle-orm";
import type { Database } from "../client.server.ts";
import {
  cities,
  cityTexts,
  eventDates,
  eventLanguages,
  events,
  eventTexts,
  eventThemes,
  organisations,
} from "../schema/index.ts";
import { byEvent } from "./event-details.server.ts";

/** List the events led by some organisations, in order of their first date, with their original titles. */
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

/**
 * List the named places of the events led by some organisations, each once: that of its latest event, whose id it has,
 * and the number of its events.
 */
export function listVenuesOf(db: Database, language: Language, organisationIds: readonly string[]) {
  return db
    .select({
      id: events.id,
      venueName: events.venueName,
      streetAddress: events.streetAddress,
      district: events.district,
      cityId: events.cityId,
      cityName: sql<string>`coalesce(${cityTexts.name}, ${cities.name})`,
      // SQLite takes the other columns from the row of the maximum.
      latest: max(events.createdAt),
      times: count(),
    })
    .from(events)
    .innerJoin(cities, eq(cities.id, events.cityId))
    .leftJoin(cityTexts, and(eq(cityTexts.cityId, cities.id), eq(cityTexts.language, language)))
    .where(and(inArray(events.leadOrganisationId, [...organisationIds]), isNotNull(events.venueName)))
    .groupBy(events.venueName, events.streetAddress, events.cityId)
    .orderBy(desc(max(events.createdAt)), asc(events.id))
    .all();
}

/** List the codes of the languages spoken or interpreted at the events led by an organisation, the most frequent first. */
export function listLanguagesOf(db: Database, organisationId: string): string[] {
  return db
    .select({ code: eventLanguages.code })
    .from(eventLanguages)
    .innerJoin(events, eq(events.id, eventLanguages.eventId))
    .where(and(eq(events.leadOrganisationId, organisationId), inArray(eventLanguages.use, ["spoken", "interpreted"])))
    .groupBy(eventLanguages.code)
    .orderBy(desc(count()), asc(eventLanguages.code))
    .limit(12)
    .all()
    .map(({ code }) => code);
}

/**
 * Read the same events with all columns of an event table, their dates and themes, in three statements.
 * @param eventIds only these; null: all
 */
export function readEventTable(db: Database, organisationIds: readonly string[], eventIds: readonly string[] | null) {
  const wanted = and(
    inArray(events.leadOrganisationId, [...organisationIds]),
    eventIds ? inArray(events.id, [...eventIds]) : undefined,
  );
  const rows = db
    .select({
      event: events,
      title: eventTexts.title,
      summary: eventTexts.summary,
      description: eventTexts.description,
      organisation: { id: organisations.id, name: organisations.name, slug: organisations.slug },
      city: { id: cities.id, name: cities.name, slug: cities.slug, countryCode: cities.countryCode },
    })
    .from(events)
    .innerJoin(eventTexts, and(eq(eventTexts.eventId, events.id), eq(eventTexts.language, events.language)))
    .innerJoin(organisations, eq(organisations.id, events.leadOrganisationId))
    .innerJoin(cities, eq(cities.id, events.cityId))
    .where(wanted)
    .orderBy(asc(events.createdAt), asc(events.id))
    .all();
  const ids = db.select({ id: events.id }).from(events).where(wanted);
  const themes = db.select().from(eventThemes).where(inArray(eventThemes.eventId, ids)).all();
  const dates = db
    .select()
    .from(eventDates)
    .where(inArray(eventDates.eventId, ids))
    .orderBy(asc(eventDates.startsAtLocal), asc(eventDates.id))
    .all();
  const datesOf = byEvent(dates);
  const themesOf = byEvent(themes);
  return rows.map((row) => ({
    ...row,
    themes: themesOf(row.event.id)
      .map(({ theme }) => theme)
      .sort(),
    dates: datesOf(row.event.id),
  }));
}
