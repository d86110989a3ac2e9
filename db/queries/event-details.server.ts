import type { LanguageUse } from "#app/domain/events/event.ts";
import { and, asc, eq, inArray, sql } from "drizzle-orm";
import type { Database } from "../client.server.ts";
import { coOrganisers, eventInclusion, eventLanguages, events, eventThemes, organisations } from "../schema/index.ts";
import { isNameable } from "./visibility.server.ts";

/** What lists and pages say of several events beside their row, read in four statements for all of them together. */
export function readEventDetails(db: Database, eventIds: readonly string[]) {
  const ids = [...new Set(eventIds)];
  const themes = db.select().from(eventThemes).where(inArray(eventThemes.eventId, ids)).all();
  const languages = db.select().from(eventLanguages).where(inArray(eventLanguages.eventId, ids)).all();
  const inclusion = db.select().from(eventInclusion).where(inArray(eventInclusion.eventId, ids)).all();
  const organisers = listOrganisers(db, ids);
  return (eventId: string) => ({
    themes: themes.filter((row) => row.eventId === eventId).map((row) => row.theme),
    languages: languages
      .filter((row) => row.eventId === eventId)
      .map((row): { use: LanguageUse; code: string } => ({ use: row.use, code: row.code })),
    inclusion: inclusion
      .filter((row) => row.eventId === eventId)
      .map((row) => ({ code: row.code, answer: row.answer })),
    organisers: organisers.filter((row) => row.eventId === eventId),
  });
}
export type EventDetails = ReturnType<ReturnType<typeof readEventDetails>>;

const publicName = sql<string>`coalesce(${organisations.alias}, ${organisations.name})`;

/** Lead first, then those who accepted to organise together and are verified; by public name only. */
function listOrganisers(db: Database, eventIds: readonly string[]) {
  const leads = db
    .select({
      eventId: events.id,
      name: publicName,
      kind: organisations.kind,
      slug: organisations.slug,
      role: sql<"lead" | "co">`'lead'`,
    })
    .from(events)
    .innerJoin(organisations, eq(organisations.id, events.leadOrganisationId))
    .where(inArray(events.id, [...eventIds]))
    .all();
  const together = db
    .select({
      eventId: coOrganisers.eventId,
      name: publicName,
      kind: organisations.kind,
      slug: organisations.slug,
      role: sql<"lead" | "co">`'co'`,
    })
    .from(coOrganisers)
    .innerJoin(organisations, eq(organisations.id, coOrganisers.organisationId))
    .where(and(inArray(coOrganisers.eventId, [...eventIds]), eq(coOrganisers.state, "accepted"), isNameable))
    .orderBy(asc(organisations.name))
    .all();
  return [...leads, ...together];
}
