import type { Instant } from "#app/domain/time/zoned-time.ts";
import { derivedOffers } from "#app/domain/model/vocabulary.ts";
import { and, asc, eq, gt, sql } from "drizzle-orm";
import { type Database, numberReader, prepared } from "../client.server.ts";
import {
  cities,
  coHosts,
  countries,
  editions,
  eventDates,
  events,
  organisations,
  programmeChanges,
} from "../schema/index.ts";
import { byEvent, readEventAnswers } from "./event-details.server.ts";
import { isGiven, withoutIndex } from "./planner.server.ts";
import { hasRoom } from "./programme-where.server.ts";
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
export function readIndexedEvents(db: Database, eventIds: readonly string[]): IndexedEvent[] {
  const ids = JSON.stringify(eventIds);
  const answers = readEventAnswers(db, eventIds);
  const hosts = byEvent(hostsOf(db).all({ ids }));
  const dates = byEvent(datesOf(db).all({ ids }));
  return publicOnes(db)
    .all({ ids })
    .map(({ lead, participation, ...event }) => {
      const { themes, languages, inclusion } = answers(event.id);
      const spoken = languages.filter(({ use }) => use !== "interpreted").map(({ code }) => code);
      const offered = inclusion.filter(({ answer }) => answer === "yes").map(({ code }) => code);
      return {
        ...event,
        themes: themes.sort(),
        languages: [...new Set(spoken)].sort(),
        access: [...offered.sort(), ...derivedOffers({ attendance: event.attendance, participation })],
        organisations: [...new Set([lead, ...hosts(event.id).map(({ slug }) => slug)])],
        dates: dates(event.id),
      };
    });
}

const publicOnes = prepared((db) =>
  db
    .select(eventColumns)
    .from(events)
    .innerJoin(organisations, eq(organisations.id, events.leadOrganisationId))
    .innerJoin(cities, eq(cities.id, events.cityId))
    .innerJoin(countries, eq(countries.code, cities.countryCode))
    .innerJoin(editions, eq(editions.id, events.editionId))
    .where(and(isGiven(events.id), isPublic))
    .prepare(),
);

/** Co-hosts by which the programme can be filtered, also hidden ones. */
const hostsOf = prepared((db) =>
  db
    .select({ eventId: coHosts.eventId, slug: organisations.slug })
    .from(coHosts)
    .innerJoin(organisations, eq(organisations.id, coHosts.organisationId))
    .where(and(isGiven(coHosts.eventId), eq(coHosts.state, "accepted"), eq(organisations.state, "verified")))
    .orderBy(asc(organisations.slug))
    .prepare(),
);

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

const datesOf = prepared((db) =>
  db
    .select({
      eventId: eventDates.eventId,
      id: eventDates.id,
      startsAtLocal: eventDates.startsAtLocal,
      endsAtUtc: eventDates.endsAtUtc,
      roomUntil: sql<Instant | null>`iif(${hasRoom}, ${eventDates.startsAtUtc}, null)`,
    })
    .from(eventDates)
    .innerJoin(events, eq(events.id, eventDates.eventId))
    .where(isGiven(eventDates.eventId))
    .prepare(),
);
