import type { EventInput } from "#app/domain/forms/event-input.ts";
import { defaultPartySize } from "#app/domain/model/participation.ts";
import { defaultRevealHours, type LanguageUse } from "#app/domain/model/event.ts";
import type { ReviewState } from "#app/domain/model/review-state.ts";
import type { Language } from "#app/domain/languages/language.ts";
import type { Authorized } from "#app/domain/permissions.ts";
import type { Instant } from "#app/domain/time/zoned-time.ts";
import { and, asc, desc, eq, inArray, ne, notInArray, or, sql } from "drizzle-orm";
import type { Database, Writable } from "../client.server.ts";
import {
  cities,
  coHosts,
  countries,
  eventDates,
  eventInclusion,
  eventLanguages,
  events,
  eventTexts,
  eventThemes,
} from "../schema/index.ts";

/** Find an event with the country and region of its city, by which scopes are checked. */
export function findEvent(db: Database, eventId: string) {
  const row = db
    .select({ event: events, countryCode: cities.countryCode, regionCode: countries.regionCode })
    .from(events)
    .innerJoin(cities, eq(cities.id, events.cityId))
    .innerJoin(countries, eq(countries.code, cities.countryCode))
    .where(eq(events.id, eventId))
    .get();
  return row ? { ...row.event, countryCode: row.countryCode, regionCode: row.regionCode } : null;
}
export type FoundEvent = NonNullable<ReturnType<typeof findEvent>>;

/**
 * Find an event of an organisation by the organiser's own key, or by its id, which downloads contain where there is no
 * key.
 */
export function findEventIdByExternal(db: Database, organisationId: string, externalId: string): string | null {
  const isKey = eq(events.externalId, externalId);
  const row = db
    .select({ id: events.id })
    .from(events)
    .where(and(eq(events.leadOrganisationId, organisationId), or(isKey, eq(events.id, externalId))))
    .orderBy(desc(sql`${events.externalId} is ${externalId}`))
    .limit(1)
    .get();
  return row?.id ?? null;
}

/** True when another event has this slug. */
export function eventSlugIsTaken(db: Database, slug: string, exceptEventId: string): boolean {
  const other = db
    .select({ id: events.id })
    .from(events)
    .where(and(eq(events.slug, slug), ne(events.id, exceptEventId)))
    .get();
  return other !== undefined;
}

export function insertEvent(tx: Writable, event: typeof events.$inferInsert): void {
  tx.insert(events).values(event).run();
}

export function updateEvent(
  tx: Writable,
  event: Authorized<FoundEvent>,
  change: Partial<typeof events.$inferInsert>,
): void {
  tx.update(events).set(change).where(eq(events.id, event.id)).run();
}

/** Delete an event with its texts, dates and answers. */
export function deleteEvent(tx: Writable, event: Authorized<FoundEvent>): void {
  tx.delete(events).where(eq(events.id, event.id)).run();
}

/** Change the review state of an event, if it still has the state and revision it was read in. */
export function moveReview(
  tx: Writable,
  from: Authorized<FoundEvent>,
  change: { review: ReviewState; submittedAt?: Instant; approvedAt?: Instant; revisedAt?: Instant },
): void {
  tx.update(events)
    .set(change)
    .where(and(eq(events.id, from.id), eq(events.review, from.review), eq(events.revision, from.revision)))
    .run();
}

export function setText(tx: Writable, text: typeof eventTexts.$inferInsert): void {
  const { eventId, language, ...rest } = text;
  tx.insert(eventTexts)
    .values(text)
    .onConflictDoUpdate({ target: [eventTexts.eventId, eventTexts.language], set: rest })
    .run();
}

export function outdateTranslations(tx: Writable, eventId: string): void {
  tx.update(eventTexts)
    .set({ state: "outdated" })
    .where(and(eq(eventTexts.eventId, eventId), eq(eventTexts.state, "translated")))
    .run();
}

/** List the events of some organisations that have an outdated translation. */
export function listOutdatedTexts(db: Database, organisationIds: readonly string[]): string[] {
  return db
    .selectDistinct({ eventId: events.id })
    .from(eventTexts)
    .innerJoin(events, eq(events.id, eventTexts.eventId))
    .where(and(inArray(events.leadOrganisationId, [...organisationIds]), eq(eventTexts.state, "outdated")))
    .all()
    .map((row) => row.eventId);
}

export function deleteText(tx: Writable, eventId: string, language: Language): void {
  tx.delete(eventTexts)
    .where(and(eq(eventTexts.eventId, eventId), eq(eventTexts.language, language)))
    .run();
}

export function listTexts(db: Database, eventId: string) {
  return db.select().from(eventTexts).where(eq(eventTexts.eventId, eventId)).orderBy(asc(eventTexts.language)).all();
}

/** The fields of an event that have tables of their own. */
type Answers = Pick<EventInput, "themes" | "spoken" | "interpreted" | "signed" | "inclusion">;

/** Read the themes, the languages at the event and the inclusion answers. */
export function readAnswers(db: Database, eventId: string): Answers {
  const themes = db.select().from(eventThemes).where(eq(eventThemes.eventId, eventId)).all();
  const used = db.select().from(eventLanguages).where(eq(eventLanguages.eventId, eventId)).all();
  const codes = (use: LanguageUse) => used.filter((row) => row.use === use).map((row) => row.code);
  const answers = db.select().from(eventInclusion).where(eq(eventInclusion.eventId, eventId)).all();
  return {
    themes: themes.map((row) => row.theme).sort(),
    spoken: codes("spoken") as Answers["spoken"],
    interpreted: codes("interpreted") as Answers["interpreted"],
    signed: codes("signed") as Answers["signed"],
    inclusion: Object.fromEntries(answers.map((row) => [row.code, row.answer])),
  };
}

/** Replace the themes, the languages at the event and the inclusion answers. */
export function replaceAnswers(tx: Writable, eventId: string, input: Answers): void {
  tx.delete(eventThemes).where(eq(eventThemes.eventId, eventId)).run();
  for (const theme of new Set(input.themes)) tx.insert(eventThemes).values({ eventId, theme }).run();
  tx.delete(eventLanguages).where(eq(eventLanguages.eventId, eventId)).run();
  const uses: [LanguageUse, readonly string[]][] = [
    ["spoken", input.spoken],
    ["interpreted", input.interpreted],
    ["signed", input.signed],
  ];
  for (const [use, codes] of uses) {
    for (const code of new Set(codes)) tx.insert(eventLanguages).values({ eventId, use, code }).run();
  }
  tx.delete(eventInclusion).where(eq(eventInclusion.eventId, eventId)).run();
  for (const [code, answer] of Object.entries(input.inclusion)) {
    tx.insert(eventInclusion).values({ eventId, code, answer }).run();
  }
}

export function listDates(db: Database, eventId: string) {
  return db
    .select()
    .from(eventDates)
    .where(eq(eventDates.eventId, eventId))
    .orderBy(asc(eventDates.startsAtLocal), asc(eventDates.id))
    .all();
}

export function listDatesOfCity(db: Database, cityId: string) {
  const inCity = db.select({ id: events.id }).from(events).where(eq(events.cityId, cityId));
  return db.select().from(eventDates).where(inArray(eventDates.eventId, inCity)).all();
}

/** Mark the approved events of a city as changed, because the name or time zone of the city did. */
export function touchEventsOfCity(tx: Database, cityId: string, now: Instant): void {
  tx.update(events)
    .set({ revisedAt: now })
    .where(and(eq(events.cityId, cityId), eq(events.review, "approved")))
    .run();
}

/** Mark the approved and submitted events of an organisation, as lead or co-host, as changed, because its name did. */
export function touchEventsOfOrganisation(tx: Database, organisationId: string, now: Instant): void {
  tx.update(events)
    // A coordinator who is reading the event has an outdated version now.
    .set({ revisedAt: now, revision: sql`${events.revision} + 1` })
    .where(and(isOrganisedBy(tx, organisationId), inArray(events.review, ["approved", "submitted"])))
    .run();
}

export function findDate(db: Database, dateId: string) {
  return db.select().from(eventDates).where(eq(eventDates.id, dateId)).get() ?? null;
}

export function insertDate(tx: Writable, date: typeof eventDates.$inferInsert): void {
  tx.insert(eventDates).values(date).run();
}

export function updateDate(tx: Writable, dateId: string, change: Partial<typeof eventDates.$inferInsert>): void {
  tx.update(eventDates).set(change).where(eq(eventDates.id, dateId)).run();
}

export function deleteDatesExcept(tx: Writable, eventId: string, keep: readonly string[]): void {
  tx.delete(eventDates)
    .where(and(eq(eventDates.eventId, eventId), notInArray(eventDates.id, [...keep])))
    .run();
}

/** Read a saved event in the shape of the event form, to fill the form and to tell which fields a save changes. */
export function readEventInput(db: Database, event: FoundEvent): EventInput {
  const text = listTexts(db, event.id).find((text) => text.language === event.language);
  const { themes, ...answers } = readAnswers(db, event.id);
  return {
    organisationId: event.leadOrganisationId,
    language: event.language,
    title: text?.title ?? "",
    summary: text?.summary ?? "",
    description: text?.description ?? "",
    themes,
    format: event.format,
    cityId: event.cityId,
    attendance: event.attendance,
    placeLevel: event.placeLevel,
    venueName: event.venueName,
    streetAddress: event.streetAddress,
    district: event.district,
    placeAsk: event.placeAsk,
    revealHours: unlessUsual(event.revealHoursBefore, defaultRevealHours),
    joinUrl: event.joinUrl,
    door: event.participation,
    partyLimit: unlessUsual(event.partyLimit, defaultPartySize),
    contactEmail: event.contactEmail,
    publicContact: event.publicContact,
    otherLanguage: event.otherLanguage,
    ...answers,
    dates: listDates(db, event.id).map((date) => ({
      start: date.startsAtLocal,
      end: date.endsAtLocal,
      startOffset: date.startOffset,
      endOffset: date.endOffset,
      capacity: date.capacity,
    })),
  };
}

const unlessUsual = (value: number | null, usual: number) => (value === usual ? null : value);

/** Mark the public text of an event or its dates as changed; feeds compare these times. */
export function touchEvent(tx: Database, eventId: string, now: Instant): void {
  tx.update(events)
    .set({ revisedAt: now, revision: sql`${events.revision} + 1` })
    .where(eq(events.id, eventId))
    .run();
}

/** List the approved events that an organisation leads or co-hosts, or that take place in a city. */
export function listApprovedIds(db: Database, of: { organisationId: string } | { cityId: string }): string[] {
  const isOf = "cityId" in of ? eq(events.cityId, of.cityId) : isOrganisedBy(db, of.organisationId);
  return db
    .select({ id: events.id })
    .from(events)
    .where(and(isOf, eq(events.review, "approved")))
    .all()
    .map((row) => row.id);
}

function isOrganisedBy(db: Database, organisationId: string) {
  const together = db
    .select({ id: coHosts.eventId })
    .from(coHosts)
    .where(and(eq(coHosts.organisationId, organisationId), eq(coHosts.state, "accepted")));
  return or(eq(events.leadOrganisationId, organisationId), inArray(events.id, together));
}
