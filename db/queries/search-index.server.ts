import { placeFor } from "#app/domain/model/place.ts";
import { searchWords } from "#app/domain/text/search-text.ts";
import { and, asc, eq, inArray, type SQL, sql } from "drizzle-orm";
import type { Database } from "../client.server.ts";
import {
  cities,
  cityTexts,
  coHosts,
  eventDates,
  events,
  eventTexts,
  organisations,
  eventSessions,
  eventSessionTexts,
  searchDocuments,
  searchQueue,
} from "../schema/index.ts";
import { searchExpression } from "./programme-where.server.ts";
import { isNameable } from "./visibility.server.ts";

/** List the events that changed since they were last indexed. */
export const listQueuedForSearch = (db: Database, max: number): string[] =>
  db
    .select({ id: searchQueue.eventId })
    .from(searchQueue)
    .limit(max)
    .all()
    .map((row) => row.id);

/** Rewrite the search index of some events; events that are not approved are removed from it. */
export function indexForSearch(tx: Database, eventIds: readonly string[]): void {
  for (const eventId of eventIds) {
    forget(tx, eventId);
    const document = documentOf(tx, eventId);
    if (document) insert(tx, eventId, document);
  }
  tx.delete(searchQueue)
    .where(inArray(searchQueue.eventId, [...eventIds]))
    .run();
}

/** Merge the segments of the search index, which keep deleted text until then. */
export function joinSearchIndex(tx: Database): void {
  tx.run(sql`insert into event_search (event_search) values ('optimize')`);
}

type Document = { title: string[]; names: string[]; words: string[] };

function insert(tx: Database, eventId: string, { title, names, words }: Document): void {
  const row = tx.insert(searchDocuments).values({ eventId }).returning({ id: searchDocuments.id }).get();
  const texts = [title, names, words].map((parts) => parts.flatMap(searchWords).join(" "));
  tx.run(
    sql`insert into event_search (rowid, title, names, words) values (${row.id}, ${texts[0]}, ${texts[1]}, ${texts[2]})`,
  );
}

function forget(tx: Database, eventId: string): void {
  const gone = tx
    .delete(searchDocuments)
    .where(eq(searchDocuments.eventId, eventId))
    .returning({ id: searchDocuments.id })
    .get();
  if (gone) tx.run(sql`delete from event_search where rowid = ${gone.id}`);
}

/**
 * Collect the searchable text of an event: its texts in all languages, the names of its city and organisers, and the
 * public part of its place.
 */
function documentOf(tx: Database, eventId: string): Document | null {
  const event = tx
    .select()
    .from(events)
    .where(and(eq(events.id, eventId), eq(events.review, "approved")))
    .get();
  if (!event) return null;
  const texts = tx.select().from(eventTexts).where(eq(eventTexts.eventId, eventId)).all();
  const sessions = tx
    .select({ title: eventSessionTexts.title })
    .from(eventSessionTexts)
    .innerJoin(eventSessions, eq(eventSessions.id, eventSessionTexts.sessionId))
    .innerJoin(eventDates, eq(eventDates.id, eventSessions.eventDateId))
    .where(eq(eventDates.eventId, eventId))
    .all();
  const stored = { ...event, level: event.placeLevel, ask: event.placeAsk };
  const { venueName, district } = placeFor(stored, { kind: "public" });
  return {
    title: texts.map((text) => text.title),
    names: [...cityNames(tx, event.cityId), ...organiserNames(tx, event), venueName, district].filter(
      (name) => name !== undefined,
    ),
    words: [...texts.flatMap((text) => [text.summary, text.description]), ...sessions.map((session) => session.title)],
  };
}

function cityNames(tx: Database, cityId: string): string[] {
  const own = tx.select({ name: cities.name }).from(cities).where(eq(cities.id, cityId)).all();
  const others = tx.select({ name: cityTexts.name }).from(cityTexts).where(eq(cityTexts.cityId, cityId)).all();
  return [...new Set([...own, ...others].map((row) => row.name))];
}

function organiserNames(tx: Database, event: { id: string; leadOrganisationId: string }): string[] {
  const together = tx
    .select({ id: coHosts.organisationId })
    .from(coHosts)
    .where(and(eq(coHosts.eventId, event.id), eq(coHosts.state, "accepted")))
    .all();
  const ids = [event.leadOrganisationId, ...together.map((organisation) => organisation.id)];
  return tx
    .select({ name: sql<string>`coalesce(${organisations.alias}, ${organisations.name})` })
    .from(organisations)
    .where(and(inArray(organisations.id, ids), isNameable))
    .orderBy(asc(organisations.id))
    .all()
    .map((row) => row.name);
}

/** Count the events that match a search, public or not. @param max stop counting there */
export const countFound = (db: Database, q: string, max = Number.MAX_SAFE_INTEGER): number =>
  db.get<{ count: number }>(sql`select count(*) as count from
    (select 1 from event_search where event_search match ${searchExpression(q)} limit ${max})`).count;

/** List the events that match a search, public or not, with their scores: lower is better. */
export const listScored = (db: Database, q: string): [eventId: string, score: number][] =>
  // Matches in titles weigh most, then names, then the rest.
  db.values(fromFound(q, { score: sql`bm25(event_search, 8, 4, 1)` }));

/**
 * List a part of the events that match a search, in the order of the index.
 * @param after end of the previous part; 0: from the start
 */
export const listFound = (
  db: Database,
  q: string,
  { after, limit }: { after: number; limit: number },
): [eventId: string, place: number][] =>
  db.values(fromFound(q, { score: sql`rowid`, rest: sql`and rowid > ${after} order by rowid limit ${limit}` }));

/** Query the index first and join the events it finds; otherwise SQLite would test every event against the index. */
const fromFound = (q: string, { score, rest = sql`` }: { score: SQL; rest?: SQL }): SQL =>
  sql`select ${searchDocuments.eventId}, found.score from
    (select rowid as document, ${score} as score from event_search where event_search match ${searchExpression(q)} ${rest})
      as found
    cross join ${searchDocuments} where ${searchDocuments.id} = found.document`;
