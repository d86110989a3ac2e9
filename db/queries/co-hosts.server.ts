import type { CoHostState } from "#app/domain/model/co-hosting.ts";
import type { Language } from "#app/domain/languages/language.ts";
import { and, asc, eq, inArray, ne, notInArray, or, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/sqlite-core";
import type { Database, Writable } from "../client.server.ts";
import { cities, cityTexts, coHosts, events, eventTexts, organisations } from "../schema/index.ts";
import { isNameable } from "./visibility.server.ts";

const publicName = sql<string>`coalesce(${organisations.alias}, ${organisations.name})`;
const cityName = sql<string>`coalesce(${cityTexts.name}, ${cities.name})`;
const isOne = (eventId: string, organisationId: string) =>
  and(eq(coHosts.eventId, eventId), eq(coHosts.organisationId, organisationId));

export function findCoHost(db: Database, eventId: string, organisationId: string) {
  return db.select().from(coHosts).where(isOne(eventId, organisationId)).get() ?? null;
}

export function setCoHost(tx: Writable, row: typeof coHosts.$inferInsert): void {
  const { state, createdAt } = row;
  tx.insert(coHosts)
    .values(row)
    .onConflictDoUpdate({ target: [coHosts.eventId, coHosts.organisationId], set: { state, createdAt } })
    .run();
}

export function deleteCoHost(tx: Writable, eventId: string, organisationId: string): void {
  tx.delete(coHosts).where(isOne(eventId, organisationId)).run();
}

/** List the ids of the accepted co-hosts of an event. */
export const listAcceptedIds = (db: Database, eventId: string): string[] => listIdsIn(db, eventId, "accepted");

/** List the ids of the organisations that are invited to co-host an event. */
export const listInvitedIds = (db: Database, eventId: string): string[] => listIdsIn(db, eventId, "invited");

function listIdsIn(db: Database, eventId: string, state: CoHostState): string[] {
  const rows = db
    .select({ id: coHosts.organisationId })
    .from(coHosts)
    .where(and(eq(coHosts.eventId, eventId), eq(coHosts.state, state)))
    .orderBy(asc(coHosts.createdAt), asc(coHosts.organisationId))
    .all();
  return rows.map((row) => row.id);
}

/** List the co-hosts of an event in any state, by public name: invited, requesting or accepted. */
export function listCoHosts(db: Database, language: Language, eventId: string) {
  return db
    .select({
      organisationId: organisations.id,
      name: publicName,
      kind: organisations.kind,
      cityName,
      state: coHosts.state,
    })
    .from(coHosts)
    .innerJoin(organisations, eq(organisations.id, coHosts.organisationId))
    .innerJoin(cities, eq(cities.id, organisations.cityId))
    .leftJoin(cityTexts, and(eq(cityTexts.cityId, cities.id), eq(cityTexts.language, language)))
    .where(eq(coHosts.eventId, eventId))
    .orderBy(asc(publicName), asc(organisations.id))
    .all();
}

/**
 * Search verified organisations by a part of their public name or city, ignoring accents and case; those of one city
 * first. Names behind an alias are not searched.
 */
export function searchOrganisations(
  db: Database,
  query: {
    language: Language;
    /** Folded text to look for; empty: list only the local authorities of the city. */
    words: string;
    cityId: string;
    exceptIds: readonly string[];
    limit: number;
  },
) {
  const like = `%${query.words.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
  const matches =
    query.words === ""
      ? and(eq(organisations.cityId, query.cityId), eq(organisations.kind, "local_authority"))
      : or(
          sql`fold(${publicName}) like ${like} escape '\\'`,
          sql`fold(${cities.name}) like ${like} escape '\\'`,
          sql`fold(${cityTexts.name}) like ${like} escape '\\'`,
        );
  return db
    .select({ organisationId: organisations.id, name: publicName, kind: organisations.kind, cityName })
    .from(organisations)
    .innerJoin(cities, eq(cities.id, organisations.cityId))
    .leftJoin(cityTexts, and(eq(cityTexts.cityId, cities.id), eq(cityTexts.language, query.language)))
    .where(and(isNameable, notInArray(organisations.id, [...query.exceptIds]), matches))
    .orderBy(
      sql`${organisations.cityId} = ${query.cityId} desc`,
      sql`${organisations.kind} = 'local_authority' desc`,
      asc(publicName),
      asc(organisations.id),
    )
    .limit(query.limit)
    .all();
}

const lead = alias(organisations, "lead");

/**
 * List the co-hostings of some organisations, as co-host or as lead, in some states, without hidden and refused events.
 */
export function listCoHosting(
  db: Database,
  organisationIds: readonly string[],
  side: "guest" | "lead",
  states: readonly CoHostState[],
) {
  const mine = side === "guest" ? coHosts.organisationId : events.leadOrganisationId;
  return db
    .select({
      eventId: events.id,
      slug: events.slug,
      review: events.review,
      title: eventTexts.title,
      textLanguage: eventTexts.language,
      organisationId: organisations.id,
      organisationName: publicName,
      leadName: sql<string>`coalesce(${lead.alias}, ${lead.name})`,
      state: coHosts.state,
    })
    .from(coHosts)
    .innerJoin(events, eq(events.id, coHosts.eventId))
    .innerJoin(eventTexts, and(eq(eventTexts.eventId, events.id), eq(eventTexts.language, events.language)))
    .innerJoin(organisations, eq(organisations.id, coHosts.organisationId))
    .innerJoin(lead, eq(lead.id, events.leadOrganisationId))
    .where(
      and(
        inArray(mine, [...organisationIds]),
        inArray(coHosts.state, [...states]),
        ne(events.review, "refused"),
        ne(events.review, "hidden"),
      ),
    )
    .orderBy(asc(coHosts.createdAt), asc(events.id))
    .all();
}
