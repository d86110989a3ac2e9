import type { DraftEntry, EventPart } from "#app/domain/model/event-form-part.ts";
import type { Language } from "#app/domain/languages/language.ts";
import type { Instant, LocalDateTime } from "#app/domain/time/zoned-time.ts";
import { and, asc, eq, inArray, isNotNull, sql } from "drizzle-orm";
import type { Database } from "../client.server.ts";
import {
  cities,
  cityTexts,
  eventDates,
  eventDraftParts,
  eventDrafts,
  eventRevisions,
  events,
  eventTexts,
  eventThemes,
  organisations,
  reviews,
} from "../schema/index.ts";

const isCalledOff = sql`${eventDates.status} in ('cancelled', 'postponed')`;
/** First start of the dates that are not over and take place, else the first of all. */
const shownStart = (now: Instant) => sql<LocalDateTime | null>`coalesce(
  min(case when ${eventDates.endsAtUtc} > ${now} and not ${isCalledOff} then ${eventDates.startsAtLocal} end),
  min(${eventDates.startsAtLocal}))`;

/** List the events that some organisations lead, each with what a line of a list says of it, in one statement. */
export function listOwnEventLines(
  db: Database,
  { language, now, organisationIds }: { language: Language; now: Instant; organisationIds: readonly string[] },
) {
  return db
    .select({
      eventId: events.id,
      editionId: events.editionId,
      organisationId: events.leadOrganisationId,
      organisationName: organisations.name,
      review: events.review,
      submittedAt: events.submittedAt,
      changedAt: events.updatedAt,
      title: eventTexts.title,
      language: eventTexts.language,
      theme: sql<string | null>`(select min(${eventThemes.theme}) from ${eventThemes}
        where ${eventThemes.eventId} = ${events.id})`,
      venueName: events.venueName,
      cityId: events.cityId,
      cityName: sql<string>`coalesce(${cityTexts.name}, ${cities.name})`,
      countryCode: cities.countryCode,
      start: shownStart(now),
      lastEnd: sql<Instant | null>`max(${eventDates.endsAtUtc})`,
      isCancelled: sql<number>`count(${eventDates.id}) > 0 and min(${eventDates.status} = 'cancelled')`.mapWith(
        Boolean,
      ),
      capacity: sql<number | null>`case when count(${eventDates.capacity}) = count(${eventDates.id})
        then sum(${eventDates.capacity}) end`,
      participation: events.participation,
      isProposed: sql<boolean>`exists (select 1 from ${eventRevisions}
        where ${eventRevisions.eventId} = ${events.id} and ${eventRevisions.state} = 'proposed')`.mapWith(Boolean),
    })
    .from(events)
    .innerJoin(eventTexts, and(eq(eventTexts.eventId, events.id), eq(eventTexts.language, events.language)))
    .innerJoin(organisations, eq(organisations.id, events.leadOrganisationId))
    .innerJoin(cities, eq(cities.id, events.cityId))
    .leftJoin(cityTexts, and(eq(cityTexts.cityId, cities.id), eq(cityTexts.language, language)))
    .leftJoin(eventDates, eq(eventDates.eventId, events.id))
    .where(inArray(events.leadOrganisationId, [...organisationIds]))
    .groupBy(events.id)
    .orderBy(asc(events.createdAt), asc(events.id))
    .all();
}

export type DraftLine = {
  eventId: string;
  organisationId: string;
  editedAt: Instant;
  parts: readonly { part: EventPart; entries: readonly DraftEntry[] }[];
};

/** List the drafts of some organisations with all that is typed, in two statements. */
export function listDraftLines(db: Database, organisationIds: readonly string[]): DraftLine[] {
  const own = inArray(eventDrafts.organisationId, [...organisationIds]);
  const drafts = db.select().from(eventDrafts).where(own).orderBy(asc(eventDrafts.createdAt)).all();
  const parts = db
    .select({ eventId: eventDraftParts.eventId, part: eventDraftParts.part, entries: eventDraftParts.entries })
    .from(eventDraftParts)
    .innerJoin(eventDrafts, eq(eventDrafts.eventId, eventDraftParts.eventId))
    .where(own)
    .all();
  const partsOf = new Map<string, { part: EventPart; entries: readonly DraftEntry[] }[]>();
  for (const { eventId, ...part } of parts) partsOf.set(eventId, [...(partsOf.get(eventId) ?? []), part]);
  return drafts.map(({ eventId, organisationId, editedAt }) => ({
    eventId,
    organisationId,
    editedAt,
    parts: partsOf.get(eventId) ?? [],
  }));
}

/** Read the reason of the last request for changes of some events, by event. */
export function readRequestedChanges(db: Database, eventIds: readonly string[]): Map<string, string> {
  const rows = db
    .select({ eventId: reviews.eventId, reason: reviews.reason })
    .from(reviews)
    .where(and(inArray(reviews.eventId, [...eventIds]), eq(reviews.action, "request_changes")))
    .orderBy(asc(reviews.at))
    .all();
  return new Map(rows.flatMap(({ eventId, reason }) => (reason ? [[eventId, reason] as const] : [])));
}

/** Read the names of some cities in a language, by id. */
export function readCityNames(db: Database, language: Language): Map<string, { name: string; countryCode: string }> {
  const rows = db
    .select({
      id: cities.id,
      name: sql<string>`coalesce(${cityTexts.name}, ${cities.name})`,
      countryCode: cities.countryCode,
    })
    .from(cities)
    .leftJoin(cityTexts, and(eq(cityTexts.cityId, cities.id), eq(cityTexts.language, language)))
    .all();
  return new Map(rows.map(({ id, ...city }) => [id, city]));
}

/** List the copies of some events in an edition, and the drafts that are to become copies, by the event they copy. */
export function listCopies(db: Database, organisationIds: readonly string[], editionId: string): Map<string, string> {
  const saved = db
    .select({ eventId: events.id, copiedFrom: events.copiedFrom })
    .from(events)
    .where(
      and(
        inArray(events.leadOrganisationId, [...organisationIds]),
        eq(events.editionId, editionId),
        isNotNull(events.copiedFrom),
      ),
    )
    .all();
  const begun = db
    .select({ eventId: eventDrafts.eventId, copiedFrom: eventDrafts.copiedFrom })
    .from(eventDrafts)
    .where(and(inArray(eventDrafts.organisationId, [...organisationIds]), isNotNull(eventDrafts.copiedFrom)))
    .all();
  return new Map([...saved, ...begun].map(({ eventId, copiedFrom }) => [copiedFrom ?? "", eventId]));
}
