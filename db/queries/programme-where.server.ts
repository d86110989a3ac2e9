import type { ProgrammeFilter } from "#app/domain/model/programme-filter.ts";
import { searchExpression } from "#app/domain/text/search-expression.ts";
import { type Instant, type LocalDate, addDays } from "#app/domain/time/zoned-time.ts";
import { and, eq, exists, gt, gte, inArray, lt, ne, or, type SQL, sql } from "drizzle-orm";
import { alias, type SQLiteSelect } from "drizzle-orm/sqlite-core";
import type { Database } from "../client.server.ts";
import {
  cities,
  coHosts,
  countries,
  editions,
  eventDates,
  eventInclusion,
  eventLanguages,
  events,
  eventThemes,
  organisations,
  searchDocuments,
  signUps,
} from "../schema/index.ts";
import { withoutIndex } from "./planner.server.ts";
import { holdsSeat } from "./sign-ups.server.ts";
import { readSynonyms } from "./synonyms.server.ts";
import { isPublic } from "./visibility.server.ts";

/** Seats held on a date, summed from the sign-ups. */
export const seatsHeld = sql<number>`coalesce((select sum(${signUps.partySize}) from ${signUps}
  where ${signUps.eventDateId} = ${eventDates.id} and ${holdsSeat}), 0)`;

/** Organisations named by a filter; an alias, because the plain table is joined as the lead. */
const named = alias(organisations, "named");

/** Events of an organisation; an alias, because the plain table is that of the dates. */
const led = alias(events, "led");

const anyOf = <T extends string>(values: readonly T[], condition: (values: T[]) => SQL | undefined): SQL | undefined =>
  values.length === 0 ? undefined : condition([...values]);

/** Facets with a free choice of values; `day` has a first and a last day. */
type Choice = "city" | "country" | "region" | "format" | "attendance" | "theme" | "language" | "day";

/**
 * Join every table that the conditions of a filter use to a query of dates.
 * @param walks read the dates in order and test each against the filter, which soon fills a page where many fit;
 * otherwise SQLite starts where it expects the fewest rows
 */
export const amongFiltered = <T extends SQLiteSelect>(query: T, walks = false) =>
  query
    .innerJoin(events, eq(events.id, walks ? withoutIndex(eventDates.eventId) : eventDates.eventId))
    .innerJoin(organisations, eq(organisations.id, events.leadOrganisationId))
    .innerJoin(cities, eq(cities.id, events.cityId))
    .innerJoin(countries, eq(countries.code, cities.countryCode))
    .innerJoin(editions, eq(editions.id, events.editionId));

/**
 * Build the conditions of a filter. They need the tables of `amongFiltered` joined.
 * Days are compared with the wall clock, so that each event counts in its own time zone.
 * @param now for "still seats": dates that have begun have none
 * @param visible condition for the events that can be found at all
 */
export function filterWhere(db: Database, filter: ProgrammeFilter, now: Instant, visible = isPublic): SQL | undefined {
  return and(
    visible,
    filter.edition ? eq(editions.code, filter.edition) : undefined,
    accessWhere(db, filter.access),
    organisationWhere(db, filter.organisation),
    filter.seats ? and(hasRoom, gt(eventDates.startsAtUtc, now)) : undefined,
    filter.q ? searchWhere(db, filter.q) : undefined,
    ...Object.values(choiceWhere(db, filter)),
  );
}

/** Build one condition for each facet with a choice. */
export function choiceWhere(db: Database, filter: ProgrammeFilter): Partial<Record<Choice, SQL>> {
  const upper = filter.country.map((code) => code.toUpperCase());
  const conditions: Record<Choice, SQL | undefined> = {
    country: anyOf(upper, (codes) => inArray(cities.countryCode, codes)),
    region: anyOf(filter.region, (codes) => inArray(countries.regionCode, codes)),
    city: anyOf(filter.city, (slugs) => inArray(cities.slug, slugs)),
    format: anyOf(filter.format, (codes) => inArray(events.format, codes)),
    attendance: anyOf(filter.attendance, (codes) =>
      inArray(events.attendance, codes as (typeof events.attendance.enumValues)[number][]),
    ),
    theme: themeWhere(db, filter.theme),
    language: languageWhere(db, filter.language),
    day: and(
      filter.from ? gte(eventDates.startsAtLocal, startOf(filter.from)) : undefined,
      filter.to ? lt(eventDates.startsAtLocal, startOf(addDays(filter.to, 1))) : undefined,
    ),
  };
  return Object.fromEntries(Object.entries(conditions).filter(([, condition]) => condition !== undefined));
}

const startOf = (day: LocalDate) => sql`${day}`;

function themeWhere(db: Database, themes: readonly string[]): SQL | undefined {
  return anyOf(themes, (codes) =>
    exists(
      db
        .select({ found: sql`1` })
        .from(eventThemes)
        .where(and(eq(eventThemes.eventId, events.id), inArray(eventThemes.theme, codes))),
    ),
  );
}

/** Condition for languages in which an attendee can take part: spoken or signed. Interpretation is a separate offer. */
const usedThere = ne(eventLanguages.use, "interpreted");

function languageWhere(db: Database, languages: readonly string[]): SQL | undefined {
  return anyOf(languages, (codes) =>
    exists(
      db
        .select({ found: sql`1` })
        .from(eventLanguages)
        .where(and(eq(eventLanguages.eventId, events.id), usedThere, inArray(eventLanguages.code, codes))),
    ),
  );
}

function accessWhere(db: Database, access: readonly string[]): SQL | undefined {
  return and(
    ...access.map((code) => {
      if (code === "online") return ne(events.attendance, "in_person");
      if (code === "no_registration") return eq(events.participation, "just_come");
      return exists(
        db
          .select({ found: sql`1` })
          .from(eventInclusion)
          .where(
            and(eq(eventInclusion.eventId, events.id), eq(eventInclusion.code, code), eq(eventInclusion.answer, "yes")),
          ),
      );
    }),
  );
}

function organisationWhere(db: Database, slugs: readonly string[]): SQL | undefined {
  return anyOf(slugs, (known) => {
    const chosen = db
      .select({ id: named.id })
      .from(named)
      .where(and(inArray(named.slug, known), eq(named.state, "verified")));
    const hosted = db
      .select({ id: coHosts.eventId })
      .from(coHosts)
      .where(and(inArray(coHosts.organisationId, chosen), eq(coHosts.state, "accepted")));
    // The events are looked up first: an `or` would test each event of the programme.
    return inArray(
      events.id,
      db.select({ id: led.id }).from(led).where(inArray(led.leadOrganisationId, chosen)).unionAll(hosted),
    );
  });
}

/** Condition for dates with room for more attendees until they begin; without sign-up there is always room. */
export const hasRoom = and(
  ne(eventDates.status, "cancelled"),
  ne(eventDates.status, "postponed"),
  or(
    eq(events.participation, "just_come"),
    and(
      eq(eventDates.signUpClosed, false),
      sql`(${eventDates.capacity} is null or ${eventDates.capacity} > ${seatsHeld})`,
    ),
  ),
);

/**
 * Condition for events with all words of a search in any language, where a word may be the beginning of a longer one.
 */
const searchWhere = (db: Database, q: string): SQL =>
  sql`${events.id} in (select ${searchDocuments.eventId} from ${searchDocuments} where ${searchDocuments.id} in
    (select rowid from event_search where event_search match ${searchExpression(q, readSynonyms(db))}))`;
