import type { Language } from "#app/domain/languages/language.ts";
import { and, asc, count, eq, inArray, isNotNull, max, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/sqlite-core";
import type { Database, Writable } from "../client.server.ts";
import { eventDates, events, eventSessions, eventSessionTexts, signUps } from "../schema/index.ts";
import { isSeated } from "./sign-up-conditions.server.ts";

export function insertSession(tx: Writable, session: typeof eventSessions.$inferInsert): void {
  tx.insert(eventSessions).values(session).run();
}

export function updateSession(
  tx: Writable,
  sessionId: string,
  change: Partial<typeof eventSessions.$inferInsert>,
): void {
  tx.update(eventSessions).set(change).where(eq(eventSessions.id, sessionId)).run();
}

export function eraseRooms(tx: Database, eventId: string): void {
  const dates = tx.select({ id: eventDates.id }).from(eventDates).where(eq(eventDates.eventId, eventId));
  tx.update(eventSessions)
    .set({ room: null })
    .where(and(inArray(eventSessions.eventDateId, dates), isNotNull(eventSessions.room)))
    .run();
}

export function findSession(db: Database, sessionId: string) {
  return db.select().from(eventSessions).where(eq(eventSessions.id, sessionId)).get() ?? null;
}

/** Delete a session with its titles. */
export function deleteSession(tx: Writable, sessionId: string): void {
  tx.delete(eventSessions).where(eq(eventSessions.id, sessionId)).run();
}

/** Set the title of a session in a language, or delete it when it is null. */
export function setSessionTitle(tx: Writable, sessionId: string, language: Language, title: string | null): void {
  const its = and(eq(eventSessionTexts.sessionId, sessionId), eq(eventSessionTexts.language, language));
  tx.delete(eventSessionTexts).where(its).run();
  if (title !== null) tx.insert(eventSessionTexts).values({ sessionId, language, title }).run();
}

/** Read the public titles of some sessions. @returns a function from session id to titles by language */
export function readSessionTitles(db: Database, sessionIds: readonly string[]) {
  const rows = db
    .select()
    .from(eventSessionTexts)
    .where(inArray(eventSessionTexts.sessionId, [...sessionIds]))
    .all();
  return (sessionId: string): Partial<Record<Language, string>> =>
    Object.fromEntries(rows.filter((row) => row.sessionId === sessionId).map((row) => [row.language, row.title]));
}

/** List all sessions of some dates in order, including those that are not public yet. */
export function listAllSessions(db: Database, dateIds: readonly string[]) {
  return db
    .select()
    .from(eventSessions)
    .where(inArray(eventSessions.eventDateId, [...dateIds]))
    .orderBy(asc(eventSessions.startsAtUtc), asc(eventSessions.position))
    .all();
}

/** Count the seats held in a session. @returns `isKnown`: it has sign-ups, cancelled ones included */
export function countSessionSeats(db: Database, sessionId: string): { held: number; isKnown: boolean } {
  const found = db
    .select({
      held: sql<number>`coalesce(sum(case when ${isSeated} then ${signUps.partySize} end), 0)`,
      rows: count(),
    })
    .from(signUps)
    .where(eq(signUps.eventSessionId, sessionId))
    .get();
  return { held: found?.held ?? 0, isKnown: (found?.rows ?? 0) > 0 };
}

/**
 * Read the mode of participation, the capacity and the fullness of the sessions of some dates that have a sign-up of
 * their own, by session id.
 */
export function listSessionParticipation(db: Database, dateIds: readonly string[]) {
  // Join instead of a subquery: in a subquery of a single-table select, drizzle omits the table names, and both ids
  // would be the same column.
  const held = and(eq(signUps.eventSessionId, eventSessions.id), isSeated);
  const rows = db
    .select({
      id: eventSessions.id,
      participation: eventSessions.participation,
      capacity: eventSessions.capacity,
      startsAtUtc: eventSessions.startsAtUtc,
      held: sql<number>`coalesce(sum(${signUps.partySize}), 0)`,
    })
    .from(eventSessions)
    .leftJoin(signUps, held)
    .where(and(inArray(eventSessions.eventDateId, [...dateIds]), isNotNull(eventSessions.participation)))
    .groupBy(eventSessions.id)
    .all();
  return new Map(
    rows.flatMap(({ id, participation, capacity, startsAtUtc, held: seats }) =>
      participation === null
        ? []
        : [[id, { participation, startsAtUtc, capacity, isFull: capacity !== null && seats >= capacity }] as const],
    ),
  );
}

/** List the times and sequences of the sessions of a date. */
export function listSessionTimes(db: Database, dateId: string) {
  return db
    .select({
      id: eventSessions.id,
      startsAtLocal: eventSessions.startsAtLocal,
      endsAtLocal: eventSessions.endsAtLocal,
      startOffset: eventSessions.startOffset,
      endOffset: eventSessions.endOffset,
      startsAtUtc: eventSessions.startsAtUtc,
      endsAtUtc: eventSessions.endsAtUtc,
      sequence: eventSessions.sequence,
    })
    .from(eventSessions)
    .where(eq(eventSessions.eventDateId, dateId))
    .all();
}

/** Count the sessions of a date. @returns `nextPosition`: the position for one more */
export function countSessions(db: Database, dateId: string): { count: number; nextPosition: number } {
  const found = db
    .select({ count: count(), last: max(eventSessions.position) })
    .from(eventSessions)
    .where(eq(eventSessions.eventDateId, dateId))
    .get();
  return { count: found?.count ?? 0, nextPosition: (found?.last ?? -1) + 1 };
}

const original = alias(eventSessionTexts, "original_session_text");
const translated = alias(eventSessionTexts, "translated_session_text");

/** A title in any language, for an event whose original language changed after the session was titled. */
const anyTitle = sql<string | null>`(select title from event_session_text
  where session_id = ${eventSessions.id} order by language limit 1)`;
const anyLanguage = sql<Language | null>`(select language from event_session_text
  where session_id = ${eventSessions.id} order by language limit 1)`;

/**
 * List the sessions of some dates in order, titled in the reader's language, else in the event's, else in any. Sessions
 * without a title are left out: their titles wait for a coordinator.
 */
export function listSessions(db: Database, language: Language, dateIds: readonly string[]) {
  return db
    .select({
      id: eventSessions.id,
      dateId: eventSessions.eventDateId,
      startsAtLocal: eventSessions.startsAtLocal,
      endsAtLocal: eventSessions.endsAtLocal,
      room: eventSessions.room,
      track: eventSessions.track,
      spokenLanguage: eventSessions.spokenLanguage,
      title: sql<string>`coalesce(${translated.title}, ${original.title}, ${anyTitle})`,
      textLanguage: sql<Language>`coalesce(${translated.language}, ${original.language}, ${anyLanguage})`,
    })
    .from(eventSessions)
    .innerJoin(eventDates, eq(eventDates.id, eventSessions.eventDateId))
    .innerJoin(events, eq(events.id, eventDates.eventId))
    .leftJoin(original, and(eq(original.sessionId, eventSessions.id), eq(original.language, events.language)))
    .leftJoin(translated, and(eq(translated.sessionId, eventSessions.id), eq(translated.language, language)))
    .where(and(inArray(eventSessions.eventDateId, [...dateIds]), sql`${anyTitle} is not null`))
    .orderBy(asc(eventSessions.startsAtUtc), asc(eventSessions.position))
    .all();
}
