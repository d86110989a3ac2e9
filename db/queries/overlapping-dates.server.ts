import type { Scope } from "#app/domain/model/scope.ts";
import type { Instant, LocalDate } from "#app/domain/time/zoned-time.ts";
import { and, asc, eq, gt, gte, inArray, lt, ne, or, type SQL, sql } from "drizzle-orm";
import type { Database } from "../client.server.ts";
import { cities, coHosts, countries, eventDates, events, eventTexts, organisations } from "../schema/index.ts";
import { inScopes } from "./reviews.server.ts";
import { isPublic } from "./visibility.server.ts";

/**
 * Condition for the events whose existence the reader may learn: public ones, those they lead or co-host, and those in
 * their scopes. It is part of the query, so that no other event ever leaves it.
 */
const mayBeNamed = ({ memberOf, scopes }: SameTimeQuery) =>
  or(
    isPublic,
    // Coordinators see all events of their scopes except drafts and refused ones.
    and(inScopes(scopes), ne(events.review, "draft"), ne(events.review, "refused")),
    and(
      ne(events.review, "refused"),
      or(
        inArray(events.leadOrganisationId, [...memberOf]),
        sql`exists (select 1 from ${coHosts} where ${coHosts.eventId} = ${events.id}
          and ${coHosts.state} = 'accepted' and ${inArray(coHosts.organisationId, [...memberOf])})`,
      ),
    ),
  );

export type SameTimeQuery = {
  exceptEventId: string;
  /** Organisations of which the reader is a member. */
  memberOf: readonly string[];
  scopes: readonly Scope[];
  limit: number;
};

const takesPlace = and(ne(eventDates.status, "cancelled"), ne(eventDates.status, "postponed"));

/** List dates in a city that begin on some days, of events the reader may learn of. */
export function listDatesInCity(
  db: Database,
  query: SameTimeQuery & { cityId: string; from: LocalDate; to: LocalDate },
) {
  const inCity = and(
    eq(events.cityId, query.cityId),
    gte(eventDates.startsAtLocal, sql`${query.from}`),
    lt(eventDates.startsAtLocal, sql`${query.to}`),
  );
  return dates(db, query, inCity);
}

/** List dates within a span, of events that some organisations lead or co-host and that the reader may learn of. */
export function listDatesOfOrganisers(
  db: Database,
  query: SameTimeQuery & { organiserIds: readonly string[]; from: Instant; to: Instant },
) {
  const ids = [...query.organiserIds];
  const together = db
    .select({ id: coHosts.eventId })
    .from(coHosts)
    .where(and(eq(coHosts.state, "accepted"), inArray(coHosts.organisationId, ids)));
  const led = db.select({ id: events.id }).from(events).where(inArray(events.leadOrganisationId, ids));
  return dates(
    db,
    query,
    and(
      or(inArray(events.id, led), inArray(events.id, together)),
      lt(eventDates.startsAtUtc, query.to),
      gt(eventDates.endsAtUtc, query.from),
    ),
  );
}
export type SameTimeDate = ReturnType<typeof dates>[number];

function dates(db: Database, query: SameTimeQuery, where: SQL | undefined) {
  return db
    .select({
      eventId: events.id,
      slug: events.slug,
      review: events.review,
      leadOrganisationId: events.leadOrganisationId,
      title: eventTexts.title,
      textLanguage: eventTexts.language,
      startsAtLocal: eventDates.startsAtLocal,
      startsAtUtc: eventDates.startsAtUtc,
      endsAtUtc: eventDates.endsAtUtc,
      placeLevel: events.placeLevel,
      attendance: events.attendance,
      venueName: events.venueName,
      streetAddress: events.streetAddress,
    })
    .from(eventDates)
    .innerJoin(events, eq(events.id, eventDates.eventId))
    .innerJoin(organisations, eq(organisations.id, events.leadOrganisationId))
    .innerJoin(cities, eq(cities.id, events.cityId))
    .innerJoin(countries, eq(countries.code, cities.countryCode))
    .innerJoin(eventTexts, and(eq(eventTexts.eventId, events.id), eq(eventTexts.language, events.language)))
    .where(and(where, ne(events.id, query.exceptEventId), takesPlace, mayBeNamed(query)))
    .orderBy(asc(eventDates.startsAtUtc), asc(eventDates.id))
    .limit(query.limit)
    .all();
}
