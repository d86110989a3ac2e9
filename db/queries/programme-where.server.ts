import type { ProgrammeFilter } from "#app/domain/model/programme-filter.ts";
import { isBeginning, searchTerms } from "#app/domain/text/search-terms.ts";
import { type Instant, type LocalDate, addDays } from "#app/domain/time/zoned-time.ts";
import { and, eq, exists, gt, gte, inArray, lt, ne, or, type SQL, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/sqlite-core";
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
import { holdsSeat } from "./sign-ups.server.ts";
import { isPublic } from "./visibility.server.ts";

/** Party sizes that hold a seat of a date, summed from the rows themselves. */
export const seatsHeld = sql<number>`coalesce((select sum(${signUps.partySize}) from ${signUps}
  where ${signUps.eventDateId} = ${eventDates.id} and ${holdsSeat}), 0)`;

/** Organisations a filter names; the plain table already stands for the lead. */
const named = alias(organisations, "named");

const anyOf = <T extends string>(values: readonly T[], condition: (values: T[]) => SQL | undefined): SQL | undefined =>
  values.length === 0 ? undefined : condition([...values]);

/** What is chosen of a facet; `day`: from and to. */
export type Choice = "city" | "country" | "region" | "format" | "attendance" | "theme" | "language" | "day";

/**
 * Conditions of a filter over event_date, event, organisation (lead), city, country and edition, all joined.
 * Days are compared with the wall clock, so each event counts in its own zone.
 * @param now for "still seats": what has begun has none
 * @param visible which events there are at all, under every filter
 */
export function filterWhere(db: Database, filter: ProgrammeFilter, now: Instant, visible = isPublic): SQL | undefined {
  const searched = filter.q ? searchWhere(filter.q) : undefined;
  return and(fixedWhere(db, filter, now, visible), searched, ...Object.values(choiceWhere(db, filter)));
}

/** The conditions that hold whatever else is chosen, without the search. */
export function fixedWhere(db: Database, filter: ProgrammeFilter, now: Instant, visible = isPublic): SQL | undefined {
  return and(
    visible,
    filter.edition ? eq(editions.code, filter.edition) : undefined,
    accessWhere(db, filter.access),
    organisationWhere(db, filter.organisation),
    filter.seats ? seatsWhere(now) : undefined,
  );
}

/** One condition for each facet of which something is chosen. */
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

/** Languages in which one can take part: spoken or signed. Interpretation is an offer of its own. */
export const usedThere = ne(eventLanguages.use, "interpreted");

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
    return or(
      inArray(events.leadOrganisationId, chosen),
      exists(
        db
          .select({ found: sql`1` })
          .from(coHosts)
          .where(
            and(eq(coHosts.eventId, events.id), eq(coHosts.state, "accepted"), inArray(coHosts.organisationId, chosen)),
          ),
      ),
    );
  });
}

/** Dates somebody can still come to: where one just comes there is always room. */
function seatsWhere(now: Instant): SQL | undefined {
  const hasRoom = and(
    eq(eventDates.signUpClosed, false),
    sql`(${eventDates.capacity} is null or ${eventDates.capacity} > ${seatsHeld})`,
  );
  return and(
    ne(eventDates.status, "cancelled"),
    ne(eventDates.status, "postponed"),
    gt(eventDates.startsAtUtc, now),
    or(eq(events.participation, "just_come"), hasRoom),
  );
}

/** Each word, or what begins with it, somewhere in what an event says in any language. */
const searchWhere = (q: string): SQL =>
  sql`${events.id} in (select ${searchDocuments.eventId} from ${searchDocuments} where ${searchDocuments.id} in
    (select rowid from event_search where event_search match ${searchExpression(q)}))`;

/** FTS5's own language has operators, columns and quotes; words of letters and digits alone are none of them. */
export const searchExpression = (q: string): string =>
  searchTerms(q)
    .map((word) => (isBeginning(word) ? `"${word}"*` : `"${word}"`))
    .join(" ");
