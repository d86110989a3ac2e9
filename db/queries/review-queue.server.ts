import type { Language } from "#app/domain/languages/language.ts";
import type { Scope } from "#app/domain/model/scope.ts";
import type { ReviewItemKind } from "#app/domain/model/review-item.ts";
import type { Instant } from "#app/domain/time/zoned-time.ts";
import { and, asc, eq, exists, isNotNull, isNull, or, type SQL, sql } from "drizzle-orm";
import type { SQLiteColumn, SQLiteTable } from "drizzle-orm/sqlite-core";
import type { Database } from "../client.server.ts";
import {
  cities,
  cityTexts,
  countries,
  eventDates,
  eventPictures,
  eventRevisions,
  events,
  eventTexts,
  eventThemes,
  urgentChanges,
  organisations,
  accounts,
  reports,
  reviewClaims,
} from "../schema/index.ts";
import { inScopes } from "./reviews.server.ts";

export type ReviewQueueQuery = {
  language: Language;
  scopes: readonly Scope[];
  textLanguage: Language | null;
  cityId: string | null;
  theme: string | null;
  limit: number;
};

const cityName = sql<string>`coalesce(${cityTexts.name}, ${cities.name})`;
const place = {
  cityId: cities.id,
  cityName,
  countryCode: cities.countryCode,
  regionCode: countries.regionCode,
  timeZone: cities.timeZone,
};
const organisation = {
  organisationId: organisations.id,
  organisationName: organisations.name,
  organisationState: organisations.state,
};
const hold = { holderId: reviewClaims.accountId, holderEmail: accounts.email, claimedAt: reviewClaims.claimedAt };

/** List events with an open item, by the moment since which it waits. */
function waitingEvents(db: Database, query: ReviewQueueQuery, since: SQL<Instant>, condition: SQL | undefined) {
  const isOfTheme = db
    .select({ found: sql`1` })
    .from(eventThemes)
    .where(and(eq(eventThemes.eventId, events.id), eq(eventThemes.theme, query.theme ?? "")));
  return db
    .select({
      subjectId: events.id,
      since,
      revision: events.revision,
      title: eventTexts.title,
      textLanguage: sql<Language | null>`${events.language}`,
      firstStart: sql<
        string | null
      >`(select min(d.starts_at_local) from ${eventDates} d where d.event_id = ${events.id})`,
      ...place,
      ...organisation,
      ...hold,
    })
    .from(events)
    .innerJoin(eventTexts, and(eq(eventTexts.eventId, events.id), eq(eventTexts.language, events.language)))
    .innerJoin(organisations, eq(organisations.id, events.leadOrganisationId))
    .innerJoin(cities, eq(cities.id, events.cityId))
    .innerJoin(countries, eq(countries.code, cities.countryCode))
    .leftJoin(cityTexts, and(eq(cityTexts.cityId, cities.id), eq(cityTexts.language, query.language)))
    .leftJoin(reviewClaims, and(eq(reviewClaims.subjectKind, "event"), eq(reviewClaims.subjectId, events.id)))
    .leftJoin(accounts, eq(accounts.id, reviewClaims.accountId))
    .where(
      and(
        condition,
        inScopes(query.scopes),
        query.textLanguage ? eq(events.language, query.textLanguage) : undefined,
        query.cityId ? eq(cities.id, query.cityId) : undefined,
        query.theme ? exists(isOfTheme) : undefined,
      ),
    )
    .orderBy(asc(since), asc(events.id))
    .limit(query.limit)
    .all();
}

/**
 * Build the condition for events with open rows in a table, and the moment of the earliest.
 * @param isOpen must be true for few rows, because all of them are looked up first
 */
function whereOpen(table: SQLiteTable & { eventId: SQLiteColumn }, at: SQLiteColumn, isOpen: SQL) {
  return {
    since: sql<Instant>`(select min(${at}) from ${table} where ${table.eventId} = ${events.id} and ${isOpen})`,
    // Without this subquery, SQLite would look for open rows for every event.
    where: sql`${events.id} in (select ${table.eventId} from ${table} where ${isOpen})`,
  };
}

const texts = whereOpen(eventRevisions, eventRevisions.createdAt, sql`${eventRevisions.state} = 'proposed'`);
const pictures = whereOpen(eventPictures, eventPictures.createdAt, sql`${eventPictures.isProposed} = 1`);
const open = whereOpen(urgentChanges, urgentChanges.at, sql`${urgentChanges.state} = 'open'`);
const isApproved = eq(events.review, "approved");

const ofEvent = {
  event: { since: sql<Instant>`${events.submittedAt}`, where: and(eq(events.review, "submitted")) },
  revision: {
    since: sql<Instant>`min(coalesce(${texts.since}, ${pictures.since}), coalesce(${pictures.since}, ${texts.since}))`,
    where: and(isApproved, or(texts.where, pictures.where)),
  },
  facts: { since: open.since, where: and(isApproved, open.where) },
  report: whereOpen(reports, reports.createdAt, sql`${reports.answeredAt} is null`),
} as const satisfies Record<Exclude<ReviewItemKind, "organisation">, { since: SQL<Instant>; where: SQL | undefined }>;

/**
 * True when an organisation has, or asks for, another public name than the verified one. Trusted ones may change it.
 */
const isRenamed = and(
  eq(organisations.state, "verified"),
  isNull(organisations.trustedAt),
  or(
    isNotNull(organisations.proposedName),
    sql`${organisations.verifiedAs} <> coalesce(${organisations.alias}, ${organisations.name})`,
  ),
);
const isUndecided = or(eq(organisations.state, "pending"), isRenamed);
const waitsSince = sql<Instant>`case when ${organisations.state} = 'pending' then ${organisations.createdAt}
  else coalesce(${organisations.renamedAt}, ${organisations.createdAt}) end`;

/**
 * List the organisations that wait for a decision, and renamed ones. Those of a proposed city, whose city must be
 * decided first, are included.
 */
function waitingOrganisations(db: Database, query: ReviewQueueQuery) {
  // Filters by language or theme are for event texts; organisations have neither.
  if (query.textLanguage || query.theme) return [];
  return db
    .select({
      subjectId: organisations.id,
      since: waitsSince,
      revision: sql<number>`0`,
      title: organisations.name,
      textLanguage: sql<Language | null>`null`,
      firstStart: sql<string | null>`null`,
      ...place,
      ...organisation,
      ...hold,
    })
    .from(organisations)
    .innerJoin(cities, eq(cities.id, organisations.cityId))
    .innerJoin(countries, eq(countries.code, cities.countryCode))
    .leftJoin(cityTexts, and(eq(cityTexts.cityId, cities.id), eq(cityTexts.language, query.language)))
    .leftJoin(
      reviewClaims,
      and(eq(reviewClaims.subjectKind, "organisation"), eq(reviewClaims.subjectId, organisations.id)),
    )
    .leftJoin(accounts, eq(accounts.id, reviewClaims.accountId))
    .where(and(isUndecided, inScopes(query.scopes), query.cityId ? eq(cities.id, query.cityId) : undefined))
    .orderBy(asc(waitsSince), asc(organisations.id))
    .limit(query.limit)
    .all();
}

/** List all items of one kind that wait in some scopes, oldest first. */
export function listReviewQueueRows(db: Database, kind: ReviewItemKind, query: ReviewQueueQuery) {
  const rows =
    kind === "organisation"
      ? waitingOrganisations(db, query)
      : waitingEvents(db, query, ofEvent[kind].since, ofEvent[kind].where);
  return rows.map((row) => ({ kind, ...row }));
}
export type ReviewQueueRow = ReturnType<typeof listReviewQueueRows>[number];

/** Claim a review item, also when another coordinator has claimed it. */
export function setClaim(tx: Database, row: typeof reviewClaims.$inferInsert): void {
  const { accountId, claimedAt } = row;
  tx.insert(reviewClaims)
    .values(row)
    .onConflictDoUpdate({ target: [reviewClaims.subjectKind, reviewClaims.subjectId], set: { accountId, claimedAt } })
    .run();
}

export function deleteClaim(
  tx: Database,
  subject: Pick<typeof reviewClaims.$inferInsert, "subjectKind" | "subjectId">,
) {
  tx.delete(reviewClaims)
    .where(and(eq(reviewClaims.subjectKind, subject.subjectKind), eq(reviewClaims.subjectId, subject.subjectId)))
    .run();
}

export function findClaim(db: Database, subject: Pick<typeof reviewClaims.$inferInsert, "subjectKind" | "subjectId">) {
  return (
    db
      .select({ accountId: reviewClaims.accountId, email: accounts.email, claimedAt: reviewClaims.claimedAt })
      .from(reviewClaims)
      .innerJoin(accounts, eq(accounts.id, reviewClaims.accountId))
      .where(and(eq(reviewClaims.subjectKind, subject.subjectKind), eq(reviewClaims.subjectId, subject.subjectId)))
      .get() ?? null
  );
}
