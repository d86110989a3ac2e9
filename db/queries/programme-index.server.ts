import type { Instant } from "#app/domain/time/zoned-time.ts";
import { and, asc, eq, gt, notInArray, or, type SQL, sql } from "drizzle-orm";
import { alias, type SQLiteColumn } from "drizzle-orm/sqlite-core";
import { type Database, numberReader } from "../client.server.ts";
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
  programmeChanges,
} from "../schema/index.ts";
import { withoutIndex } from "./planner.server.ts";
import { seatsHeld, usedThere } from "./programme-where.server.ts";
import { isPublic } from "./visibility.server.ts";

/** A public event with everything that the programme filters and counts by. */
export type IndexedEvent = {
  id: string;
  updatedAt: Instant;
  edition: string;
  city: string;
  /** In lower case. */
  country: string;
  region: string;
  format: string;
  attendance: string;
  /** District or landmark that anybody may know; empty: none. */
  district: string;
  themes: string[];
  /** Languages spoken or signed there. */
  languages: string[];
  /** Inclusion codes answered with yes, and those that follow from attendance and participation mode. */
  access: string[];
  /** Slugs of the lead and of the co-hosts that accepted. */
  organisations: string[];
  dates: IndexedDate[];
};
export type IndexedDate = {
  id: string;
  startsAtLocal: string;
  endsAtUtc: Instant;
  /** Until when there is room for more attendees, in ms; null: never. */
  roomUntil: Instant | null;
};

/** Return a function that reads the number of the last change of an event: it runs for every page that is made. */
export const lastChangeReader = (db: Database): (() => number) =>
  numberReader(db, "select number from programme_change order by number desc limit 1");

/** List the next events that changed after a change, with the number of their last change. */
export const listChangedEvents = (db: Database, after: number, limit: number): { eventId: string; number: number }[] =>
  db
    .select()
    .from(programmeChanges)
    .where(gt(programmeChanges.number, after))
    .orderBy(asc(programmeChanges.number))
    .limit(limit)
    .all();

/** List the ids of approved events after one, in order. */
export const listApprovedIds = (db: Database, after: string, limit: number): string[] =>
  db
    .select({ id: events.id })
    .from(events)
    .where(and(gt(events.id, after), sql`${withoutIndex(events.review)} = 'approved'`))
    .orderBy(asc(events.id))
    .limit(limit)
    .all()
    .map(({ id }) => id);

/** Read the public ones among some events, with their dates, in no order. */
export function readIndexedEvents(db: Database, ids: readonly string[]): IndexedEvent[] {
  const among = (column: SQLiteColumn): SQL => sql`${column} in (select value from json_each(${JSON.stringify(ids)}))`;
  const rows = db
    .select(eventColumns)
    .from(events)
    .innerJoin(organisations, eq(organisations.id, events.leadOrganisationId))
    .innerJoin(cities, eq(cities.id, events.cityId))
    .innerJoin(countries, eq(countries.code, cities.countryCode))
    .innerJoin(editions, eq(editions.id, events.editionId))
    .where(and(among(events.id), isPublic))
    .all();
  const { themes, languages, access, hosts } = valuesOf(db, among);
  const dates = datesOf(db, among(eventDates.eventId));
  return rows.map(({ lead, participation, ...event }) => ({
    ...event,
    themes: themes(event.id),
    languages: languages(event.id),
    access: [
      ...access(event.id),
      ...(event.attendance === "in_person" ? [] : ["online"]),
      ...(participation === "just_come" ? ["no_registration"] : []),
    ],
    organisations: [...new Set([lead, ...hosts(event.id)])],
    dates: dates.get(event.id) ?? [],
  }));
}

function valuesOf(db: Database, among: (column: SQLiteColumn) => SQL) {
  const isAccepted = and(among(coHosts.eventId), eq(coHosts.state, "accepted"), eq(together.state, "verified"));
  return {
    themes: grouped(
      db
        .select({ key: eventThemes.eventId, value: eventThemes.theme })
        .from(eventThemes)
        .where(among(eventThemes.eventId)),
    ),
    languages: grouped(
      db
        .selectDistinct({ key: eventLanguages.eventId, value: eventLanguages.code })
        .from(eventLanguages)
        .where(and(among(eventLanguages.eventId), usedThere)),
    ),
    access: grouped(
      db
        .select({ key: eventInclusion.eventId, value: eventInclusion.code })
        .from(eventInclusion)
        .where(and(among(eventInclusion.eventId), eq(eventInclusion.answer, "yes"))),
    ),
    hosts: grouped(
      db
        .select({ key: coHosts.eventId, value: together.slug })
        .from(coHosts)
        .innerJoin(together, eq(together.id, coHosts.organisationId))
        .where(isAccepted),
    ),
  };
}

/** An alias, because the plain table is joined as the lead. */
const together = alias(organisations, "together");

const eventColumns = {
  id: events.id,
  updatedAt: events.updatedAt,
  edition: editions.code,
  city: cities.slug,
  country: sql<string>`lower(${cities.countryCode})`,
  region: countries.regionCode,
  format: events.format,
  attendance: events.attendance,
  participation: events.participation,
  lead: organisations.slug,
  district: sql<string>`iif(${events.placeLevel} = 'by_partner', '', coalesce(${events.district}, ''))`,
};

function datesOf(db: Database, isOfEvents: SQL): Map<string, IndexedDate[]> {
  const takesPlace = notInArray(eventDates.status, ["cancelled", "postponed"]);
  const hasSeats = sql`(${eventDates.capacity} is null or ${eventDates.capacity} > ${seatsHeld})`;
  const hasRoom = and(
    takesPlace,
    or(eq(events.participation, "just_come"), and(eq(eventDates.signUpClosed, false), hasSeats)),
  );
  const rows = db
    .select({
      eventId: eventDates.eventId,
      id: eventDates.id,
      startsAtLocal: eventDates.startsAtLocal,
      endsAtUtc: eventDates.endsAtUtc,
      roomUntil: sql<Instant | null>`iif(${hasRoom}, ${eventDates.startsAtUtc}, null)`,
    })
    .from(eventDates)
    .innerJoin(events, eq(events.id, eventDates.eventId))
    .where(isOfEvents)
    .all();
  const dates = new Map<string, IndexedDate[]>();
  for (const { eventId, ...date } of rows) {
    const known = dates.get(eventId);
    if (known) known.push(date);
    else dates.set(eventId, [date]);
  }
  return dates;
}

/** Return a function that gives the values of an event, sorted. */
function grouped(query: { all: () => { key: string; value: string }[] }): (eventId: string) => string[] {
  const values = new Map<string, string[]>();
  for (const { key, value } of query.all()) {
    const known = values.get(key);
    if (known) known.push(value);
    else values.set(key, [value]);
  }
  return (eventId) => values.get(eventId)?.sort() ?? [];
}
