import type { LanguageUse } from "#app/domain/model/event.ts";
import { and, asc, eq, sql } from "drizzle-orm";
import { type Database, prepared } from "../client.server.ts";
import { coHosts, eventInclusion, eventLanguages, events, eventThemes, organisations } from "../schema/index.ts";
import { isGiven } from "./planner.server.ts";
import { isNameable } from "./visibility.server.ts";

/** Read the themes, languages and inclusion answers of several events, with one statement each. */
export function readEventAnswers(db: Database, eventIds: readonly string[]) {
  const ids = JSON.stringify([...new Set(eventIds)]);
  const themes = byEvent(themesOf(db).all({ ids }));
  const languages = byEvent(languagesOf(db).all({ ids }));
  const inclusion = byEvent(inclusionOf(db).all({ ids }));
  return (eventId: string) => ({
    themes: themes(eventId).map((row) => row.theme),
    languages: languages(eventId).map((row): { use: LanguageUse; code: string } => ({ use: row.use, code: row.code })),
    inclusion: inclusion(eventId).map((row) => ({ code: row.code, answer: row.answer })),
  });
}

/** Read the same with the organisers of the events. */
export function readEventDetails(db: Database, eventIds: readonly string[]) {
  const ids = JSON.stringify([...new Set(eventIds)]);
  const answers = readEventAnswers(db, eventIds);
  const leads = leadsOf(db).all({ ids });
  const others = new Map(leads.map(({ eventId, otherLanguage }) => [eventId, otherLanguage]));
  const organisers = byEvent([...leads, ...coHostsOf(db).all({ ids })]);
  return (eventId: string) => ({
    ...answers(eventId),
    /** Name of a spoken language without a code. */
    otherLanguage: others.get(eventId) ?? null,
    /** The lead first, then the accepted co-hosts that are verified and not hidden; by public name only. */
    organisers: organisers(eventId),
  });
}

/** Return a function that gives the rows of an event, in the order of all rows. */
export function byEvent<Row extends { eventId: string }>(rows: readonly Row[]): (eventId: string) => Row[] {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const group = groups.get(row.eventId);
    if (group) group.push(row);
    else groups.set(row.eventId, [row]);
  }
  return (eventId) => groups.get(eventId) ?? [];
}

const themesOf = prepared((db) => db.select().from(eventThemes).where(isGiven(eventThemes.eventId)).prepare());
const languagesOf = prepared((db) => db.select().from(eventLanguages).where(isGiven(eventLanguages.eventId)).prepare());
const inclusionOf = prepared((db) => db.select().from(eventInclusion).where(isGiven(eventInclusion.eventId)).prepare());
export type EventDetails = ReturnType<ReturnType<typeof readEventDetails>>;

const publicName = sql<string>`coalesce(${organisations.alias}, ${organisations.name})`;

const leadsOf = prepared((db) =>
  db
    .select({
      eventId: events.id,
      otherLanguage: events.otherLanguage,
      name: publicName,
      kind: organisations.kind,
      slug: organisations.slug,
      role: sql<"lead" | "co">`'lead'`,
    })
    .from(events)
    .innerJoin(organisations, eq(organisations.id, events.leadOrganisationId))
    .where(isGiven(events.id))
    .prepare(),
);

const coHostsOf = prepared((db) =>
  db
    .select({
      eventId: coHosts.eventId,
      name: publicName,
      kind: organisations.kind,
      slug: organisations.slug,
      role: sql<"lead" | "co">`'co'`,
    })
    .from(coHosts)
    .innerJoin(organisations, eq(organisations.id, coHosts.organisationId))
    .where(and(isGiven(coHosts.eventId), eq(coHosts.state, "accepted"), isNameable))
    .orderBy(asc(organisations.name))
    .prepare(),
);
