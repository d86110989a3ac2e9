import type { Language } from "#app/domain/languages/language.ts";
import type { PageKey, ProgrammeFilter } from "#app/domain/model/programme-filter.ts";
import { addDays, type Instant, type LocalDate } from "#app/domain/time/zoned-time.ts";
import { and, asc, desc, eq, gt, gte, inArray, isNotNull, lt, or, type Placeholder, type SQL, sql } from "drizzle-orm";
import { alias, type SQLiteSelect } from "drizzle-orm/sqlite-core";
import { type Database, prepared } from "../client.server.ts";
import { cities, cityTexts, eventDates, events, eventTexts, organisations } from "../schema/index.ts";
import { isGiven, withoutIndex } from "./planner.server.ts";
import { isBroad } from "./programme-counts.server.ts";
import { amongFiltered, filterWhere, seatsHeld } from "./programme-where.server.ts";
import { isHidden, isPublic, isPublicOrHiddenSince } from "./visibility.server.ts";

const original = alias(eventTexts, "original_text");
const translated = alias(eventTexts, "translated_text");
/** An alias, because the plain table is joined as the lead. */
const authorities = alias(organisations, "authority");

/** Columns of a date and its event for lists, calendars and mails. */
const dateColumns = {
  dateId: eventDates.id,
  eventId: events.id,
  slug: events.slug,
  format: events.format,
  attendance: events.attendance,
  participation: events.participation,
  /** True when the event is public now. */
  isShown: sql<boolean>`${isPublic}`.mapWith(Boolean),
  review: events.review,
  startsAtLocal: eventDates.startsAtLocal,
  endsAtLocal: eventDates.endsAtLocal,
  startsAtUtc: eventDates.startsAtUtc,
  endsAtUtc: eventDates.endsAtUtc,
  timeZone: eventDates.timeZone,
  status: eventDates.status,
  statusNote: eventDates.statusNote,
  sequence: eventDates.sequence,
  previousStartsAtLocal: eventDates.previousStartsAtLocal,
  statusChangedAt: eventDates.statusChangedAt,
  capacity: eventDates.capacity,
  signUpClosed: eventDates.signUpClosed,
  seatsHeld,
  approvedAt: events.approvedAt,
  eventRevisedAt: events.revisedAt,
  dateRevisedAt: eventDates.revisedAt,
  place: {
    level: events.placeLevel,
    venueName: events.venueName,
    streetAddress: events.streetAddress,
    district: events.district,
    latitude: events.latitude,
    longitude: events.longitude,
    ask: events.placeAsk,
    revealHoursBefore: events.revealHoursBefore,
  },
  joinUrl: events.joinUrl,
  joinUrlPublic: events.joinUrlPublic,
  citySlug: cities.slug,
  cityName: sql<string>`coalesce(${cityTexts.name}, ${cities.name})`,
  countryCode: cities.countryCode,
  organisationId: organisations.id,
  organisationSlug: organisations.slug,
  organisationName: sql<string>`coalesce(${organisations.alias}, ${organisations.name})`,
  textLanguage: sql<Language>`coalesce(${translated.language}, ${original.language})`,
  title: sql<string>`coalesce(${translated.title}, ${original.title})`,
  summary: sql<string>`coalesce(${translated.summary}, ${original.summary})`,
} as const;

/** Join the texts in the reader's language, else the original. */
const withTexts = <T extends SQLiteSelect>(query: T, language: Language | Placeholder, walks = false) =>
  amongFiltered(query, walks)
    .innerJoin(original, and(eq(original.eventId, events.id), eq(original.language, events.language)))
    .leftJoin(translated, and(eq(translated.eventId, events.id), eq(translated.language, language)))
    .leftJoin(cityTexts, and(eq(cityTexts.cityId, cities.id), eq(cityTexts.language, language)));

const joined = (db: Database, language: Language | Placeholder, walks = false) =>
  withTexts(db.select(dateColumns).from(eventDates).$dynamic(), language, walks).$dynamic();

export type ProgrammeRow = ReturnType<typeof listProgrammeDates>[number];

/** List a page of dates in order of the wall clock, then of their ids. */
export function listProgrammeDates(
  db: Database,
  query: {
    filter: ProgrammeFilter;
    language: Language;
    now: Instant;
    /** Only dates that end after this; null: all. */
    endingAfter: Instant | null;
    startingBefore?: Instant;
    /** Include events hidden since this moment, unless the filter searches: words could be guessed. For calendars. */
    hiddenSince?: Instant;
    after: PageKey | null;
    limit: number;
  },
) {
  const walks = isBroad(db, query.filter, query.limit);
  // When the dates are read in order, no other index helps.
  const [starts, ends] = [eventDates.startsAtUtc, eventDates.endsAtUtc].map((at) =>
    walks ? withoutIndex(at) : sql`${at}`,
  );
  return joined(db, query.language, walks)
    .where(
      and(
        filterWhere(
          db,
          query.filter,
          query.now,
          query.hiddenSince === undefined || query.filter.q ? isPublic : isPublicOrHiddenSince(query.hiddenSince),
        ),
        query.endingAfter === null ? undefined : sql`${ends} > ${query.endingAfter}`,
        query.startingBefore === undefined ? undefined : sql`${starts} <= ${query.startingBefore}`,
        query.after ? isAfter(query.after) : undefined,
      ),
    )
    .orderBy(...inTime)
    .limit(query.limit)
    .all();
}

/** Order of dates in lists: by the wall clock, then by id. */
const placeInTime = sql`(${eventDates.startsAtLocal}, ${eventDates.id})`;
const isAfter = (key: PageKey): SQL => sql`${placeInTime} > (${key.startsAtLocal}, ${key.dateId})`;
const inTime = [asc(eventDates.startsAtLocal), asc(eventDates.id)] as const;

/** List the public dates of the event with a slug, in order; empty when there is no such public event. */
export function listPublicDatesOf(db: Database, language: Language, slug: string) {
  return datesWhere(db, language, and(eq(events.slug, slug), isPublic));
}

/** List the dates in a city between two of its days: public ones, and for its own authority also submitted ones. */
export function listWeekOfCity(
  db: Database,
  language: Language,
  query: { cityId: string; from: LocalDate; to: LocalDate; withSubmitted: boolean; limit: number },
) {
  const seen = query.withSubmitted ? or(isPublic, eq(events.review, "submitted")) : isPublic;
  return joined(db, language)
    .where(
      and(
        eq(events.cityId, query.cityId),
        gte(eventDates.startsAtLocal, sql`${query.from}`),
        lt(eventDates.startsAtLocal, sql`${addDays(query.to, 1)}`),
        seen,
      ),
    )
    .orderBy(...inTime)
    .limit(query.limit)
    .all();
}

/** List the dates of a hidden event by its slug, for its calendar and to answer that it is gone. */
export function listHiddenDatesOf(db: Database, language: Language, slug: string) {
  return datesWhere(db, language, and(eq(events.slug, slug), isHidden));
}

/** List all dates of an event, public or not, for its organisers and reviewers. */
export function listDatesOfEvent(db: Database, language: Language, eventId: string) {
  return datesWhere(db, language, eq(events.id, eventId));
}

/** A date as mails and attendee pages use it: without the seats held, which take time to count. */
export type DateRow = Omit<ProgrammeRow, "seatsHeld">;

/** Find a date, public or not. */
export function findDateRow(db: Database, language: Language, dateId: string): DateRow | null {
  return dateById(db).get({ language, dateId }) ?? null;
}

const { seatsHeld: _counted, ...uncountedColumns } = dateColumns;
const dateById = prepared((db) =>
  withTexts(db.select(uncountedColumns).from(eventDates).$dynamic(), sql.placeholder("language"))
    .where(eq(eventDates.id, sql.placeholder("dateId")))
    .prepare(),
);

/** Return the id of the first date of some events by event id, for RELATED-TO of calendars. */
export function listFirstDates(db: Database, eventIds: readonly string[]): Map<string, string> {
  const rows = db
    .select({ eventId: eventDates.eventId, dateId: eventDates.id })
    .from(eventDates)
    .where(inArray(eventDates.eventId, [...new Set(eventIds)]))
    .orderBy(desc(eventDates.startsAtLocal), desc(eventDates.id))
    .all();
  return new Map(rows.map((row) => [row.eventId, row.dateId]));
}

/** List the dates of approved events led by some organisations that end after a moment or are postponed. */
export function listKeptDates(
  db: Database,
  query: { language: Language; organisationIds: readonly string[]; now: Instant },
): ProgrammeRow[] {
  const isToCome = or(gt(eventDates.endsAtUtc, query.now), eq(eventDates.status, "postponed"));
  const isKept = and(inArray(events.leadOrganisationId, [...query.organisationIds]), eq(events.review, "approved"));
  return datesWhere(db, query.language, and(isKept, isToCome));
}

export function listPublicDatesOfMany(db: Database, language: Language, eventIds: readonly string[]): ProgrammeRow[] {
  return datesWhere(db, language, and(inArray(events.id, [...eventIds]), isPublic));
}

/** List the public dates of some events that have not ended. */
export function listDatesToCome(
  db: Database,
  { language, eventIds, now }: { language: Language; eventIds: readonly string[]; now: Instant },
): ProgrammeRow[] {
  return eventIds.length === 0 ? [] : datesToCome(db).all({ language, now, ids: JSON.stringify(eventIds) });
}

const datesToCome = prepared((db) =>
  joined(db, sql.placeholder("language"))
    .where(and(isGiven(events.id), isPublic, gt(eventDates.endsAtUtc, sql.placeholder("now"))))
    .orderBy(...inTime)
    .prepare(),
);

/** List the public dates to come in the cities whose authorities are among some organisations. */
export function listDatesOfAuthorities(
  db: Database,
  query: { language: Language; organisationIds: readonly string[]; now: Instant },
): ProgrammeRow[] {
  const cityIds = db
    .select({ id: authorities.cityId })
    .from(authorities)
    .where(
      and(
        inArray(authorities.id, [...query.organisationIds]),
        eq(authorities.kind, "local_authority"),
        eq(authorities.state, "verified"),
        isNotNull(authorities.authorityNamedAt),
      ),
    );
  const isToCome = gt(eventDates.endsAtUtc, query.now);
  return datesWhere(db, query.language, and(inArray(events.cityId, cityIds), isPublic, isToCome));
}

function datesWhere(db: Database, language: Language, where: SQL | undefined): ProgrammeRow[] {
  return joined(db, language)
    .where(where)
    .orderBy(...inTime)
    .all();
}

/** List some public dates in the order of their ids as given. */
export function listDatesById(db: Database, language: Language, ids: readonly string[]): ProgrammeRow[] {
  if (ids.length === 0) return [];
  const found = datesById(db).all({ language, ids: JSON.stringify(ids) });
  const rows = new Map(found.map((row) => [row.dateId, row]));
  return ids.flatMap((id) => rows.get(id) ?? []);
}

const datesById = prepared((db) =>
  joined(db, sql.placeholder("language"))
    .where(and(isGiven(eventDates.id), isPublic))
    .prepare(),
);
