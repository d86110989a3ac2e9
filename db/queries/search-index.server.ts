import { placeFor } from "#app/domain/model/place.ts";
import { languages } from "#app/domain/languages/language.ts";
import { countryName } from "#app/domain/model/country.ts";
import { indexedNames, indexedWords, searchExpression } from "#app/domain/text/search-expression.ts";
import { and, asc, eq, inArray, max, sql } from "drizzle-orm";
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
import { readSearchLabels } from "./search-labels.server.ts";
import { readSynonyms } from "./synonyms.server.ts";
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
  const labelsOf = readSearchLabels(tx, eventIds);
  for (const eventId of eventIds) {
    forget(tx, eventId);
    const document = documentOf(tx, eventId, labelsOf);
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

/** Searchable words of an event by weight: titles, names of places and organisers, labels of what it is, the rest. */
type Document = Record<"title" | "names" | "labels" | "words", string[]>;

function insert(tx: Database, eventId: string, document: Document): void {
  const row = tx.insert(searchDocuments).values({ eventId }).returning({ id: searchDocuments.id }).get();
  const [title, names, labels, words] = [document.title, document.names, document.labels, document.words].map((list) =>
    list.join(" "),
  );
  tx.run(
    sql`insert into event_search (rowid, title, names, labels, words)
      values (${row.id}, ${title}, ${names}, ${labels}, ${words})`,
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
 * Collect the searchable words of an event: its texts in all languages, the names of its city and organisers, the
 * public part of its place, and the labels that its page shows, in all languages.
 */
function documentOf(tx: Database, eventId: string, labelsOf: ReturnType<typeof readSearchLabels>): Document | null {
  const event = tx
    .select()
    .from(events)
    .where(and(eq(events.id, eventId), eq(events.review, "approved")))
    .get();
  if (!event) return null;
  const texts = tx.select().from(eventTexts).where(eq(eventTexts.eventId, eventId)).all();
  const sessions = tx
    .select({ title: eventSessionTexts.title, language: eventSessionTexts.language })
    .from(eventSessionTexts)
    .innerJoin(eventSessions, eq(eventSessions.id, eventSessionTexts.sessionId))
    .innerJoin(eventDates, eq(eventDates.id, eventSessions.eventDateId))
    .where(eq(eventDates.eventId, eventId))
    .all();
  const stored = { ...event, level: event.placeLevel, ask: event.placeAsk };
  const { venueName, district } = placeFor(stored, { kind: "public" });
  const places = [venueName, district].filter((name) => name !== undefined);
  return {
    title: texts.flatMap((text) => indexedWords(text.title, text.language)),
    names: indexedNames([...cityNames(tx, event.cityId), ...organiserNames(tx, event), ...places]),
    labels: labelsOf(event),
    words: [
      ...texts.flatMap((text) => indexedWords(`${text.summary} ${text.description}`, text.language)),
      ...sessions.flatMap((session) => indexedWords(session.title, session.language)),
    ],
  };
}

function cityNames(tx: Database, cityId: string): string[] {
  const own = tx
    .select({ name: cities.name, countryCode: cities.countryCode })
    .from(cities)
    .where(eq(cities.id, cityId))
    .all();
  const others = tx.select({ name: cityTexts.name }).from(cityTexts).where(eq(cityTexts.cityId, cityId)).all();
  const countries = own.flatMap(({ countryCode }) => languages.map((language) => countryName(countryCode, language)));
  return [...new Set([...[...own, ...others].map((row) => row.name), ...countries])];
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

const expressionOf = (db: Database, q: string): string => searchExpression(q, readSynonyms(db));

/** Count the events that match a search, public or not. @param max stop counting there */
export const countFound = (db: Database, q: string, max = Number.MAX_SAFE_INTEGER): number =>
  db.get<{ count: number }>(sql`select count(*) as count from
    (select 1 from event_search where event_search match ${expressionOf(db, q)} limit ${max})`).count;

/** List the events that match a search, public or not, with their scores: lower is better. */
export const listScored = (db: Database, q: string): [eventId: string, score: number][] =>
  // Matches in titles weigh most, then names and labels, then the rest. The index is asked first and joined with the
  // events it finds; otherwise SQLite would test every event against it.
  db.values(sql`select ${searchDocuments.eventId}, found.score from
    (select rowid as document, bm25(event_search, 8, 6, 5, 1) as score
      from event_search where event_search match ${expressionOf(db, q)}) as found
    cross join ${searchDocuments} where ${searchDocuments.id} = found.document`);

/**
 * List the ids of the documents that match a search among a range of the index, public or not. They leave SQLite as one
 * text, because tens of thousands of rows cost more than the search.
 */
export const listFoundDocuments = (db: Database, q: string, { after, upTo }: { after: number; upTo: number }) =>
  JSON.parse(
    db.get<{ ids: string }>(sql`select json_group_array(rowid) as ids from event_search
      where event_search match ${expressionOf(db, q)} and rowid > ${after} and rowid <= ${upTo}`).ids,
  ) as number[];

/** Read the events of some documents of the index. An id belongs to one event for ever. */
export const readEventsOfDocuments = (db: Database, ids: readonly number[]): { id: number; eventId: string }[] =>
  db
    .select()
    .from(searchDocuments)
    .where(sql`${searchDocuments.id} in (select value from json_each(${JSON.stringify(ids)}))`)
    .all();

/** Return the last id of a document in the index. */
export const lastDocument = (db: Database): number =>
  db
    .select({ id: max(searchDocuments.id) })
    .from(searchDocuments)
    .get()?.id ?? 0;
