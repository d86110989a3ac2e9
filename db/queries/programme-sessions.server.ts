import type { Language } from "#app/domain/languages/language.ts";
import { and, asc, count, eq, inArray, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/sqlite-core";
import type { Database } from "../client.server.ts";
import { eventDates, events, programmeSessions, programmeSessionTexts } from "../schema/index.ts";

export function insertSession(
  tx: Database,
  input: { session: typeof programmeSessions.$inferInsert; titles: Partial<Record<Language, string>> },
): void {
  tx.insert(programmeSessions).values(input.session).run();
  for (const [language, title] of Object.entries(input.titles) as [Language, string][]) {
    tx.insert(programmeSessionTexts).values({ sessionId: input.session.id, language, title }).run();
  }
}

export function updateSession(
  tx: Database,
  sessionId: string,
  change: Partial<typeof programmeSessions.$inferInsert>,
): void {
  tx.update(programmeSessions).set(change).where(eq(programmeSessions.id, sessionId)).run();
}

/** When the sessions of a date are, as verbs need it. */
export function listSessionTimes(db: Database, dateId: string) {
  return db
    .select({
      id: programmeSessions.id,
      startsAtLocal: programmeSessions.startsAtLocal,
      endsAtLocal: programmeSessions.endsAtLocal,
      startOffset: programmeSessions.startOffset,
      endOffset: programmeSessions.endOffset,
      startsAtUtc: programmeSessions.startsAtUtc,
      endsAtUtc: programmeSessions.endsAtUtc,
      sequence: programmeSessions.sequence,
    })
    .from(programmeSessions)
    .where(eq(programmeSessions.eventDateId, dateId))
    .all();
}

export function countSessions(db: Database, dateId: string): number {
  const found = db
    .select({ count: count() })
    .from(programmeSessions)
    .where(eq(programmeSessions.eventDateId, dateId))
    .get();
  return found?.count ?? 0;
}

const original = alias(programmeSessionTexts, "original_session_text");
const translated = alias(programmeSessionTexts, "translated_session_text");

/** The sessions of some dates in order, titled in the reader's language where there is one, else in the event's. */
export function listSessions(db: Database, language: Language, dateIds: readonly string[]) {
  return db
    .select({
      id: programmeSessions.id,
      dateId: programmeSessions.eventDateId,
      startsAtLocal: programmeSessions.startsAtLocal,
      endsAtLocal: programmeSessions.endsAtLocal,
      room: programmeSessions.room,
      track: programmeSessions.track,
      spokenLanguage: programmeSessions.spokenLanguage,
      title: sql<string>`coalesce(${translated.title}, ${original.title}, '')`,
      textLanguage: sql<Language>`coalesce(${translated.language}, ${original.language}, ${events.language})`,
    })
    .from(programmeSessions)
    .innerJoin(eventDates, eq(eventDates.id, programmeSessions.eventDateId))
    .innerJoin(events, eq(events.id, eventDates.eventId))
    .leftJoin(original, and(eq(original.sessionId, programmeSessions.id), eq(original.language, events.language)))
    .leftJoin(translated, and(eq(translated.sessionId, programmeSessions.id), eq(translated.language, language)))
    .where(inArray(programmeSessions.eventDateId, [...dateIds]))
    .orderBy(asc(programmeSessions.startsAtUtc), asc(programmeSessions.position))
    .all();
}
