import type { Language } from "#app/domain/languages/language.ts";
import type { Scope } from "#app/domain/model/scope.ts";
import type { ReviewItemKind } from "#app/domain/model/review-item.ts";
import type { ReportKind } from "#app/domain/model/report.ts";
import type { Instant, LocalDateTime } from "#app/domain/time/zoned-time.ts";
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
  reports,
  reviewClaims,
  reviewNotes,
} from "../schema/index.ts";
import { inScopes } from "./reviews.server.ts";
import { hasEventWord } from "./scoped-events.server.ts";
import { hasOrganisationWord } from "./scoped-organisations.server.ts";

export type ReviewQueueQuery = {
  language: Language;
  scopes: readonly Scope[];
  /** Folded by `listWords`; each begins a word of a title, an organisation or a city. */
  words: readonly string[];
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
const hold = { holderId: reviewClaims.accountId, claimedAt: reviewClaims.claimedAt };

/** Select the first start after a moment among dates (`d`) that are neither cancelled nor postponed. */
const nextStartOf = (ofSubject: SQL, since: SQL<Instant>) => sql<LocalDateTime | null>`(
  select min(d.starts_at_local) from ${eventDates} d
  where ${ofSubject} and d.status not in ('cancelled', 'postponed') and d.starts_at_utc > ${since})`;

/** Count the notes (`n`) of coordinators about a subject. */
const noteCountOf = (ofSubject: SQL) => sql<number>`(select count(*) from ${reviewNotes} n where ${ofSubject})`;

/** Select a column of the gravest open report about an event: danger first, then the oldest. */
const gravestReport = <T>(column: SQL) => sql<T | null>`(
  select ${column} from ${reports} r where r.event_id = ${events.id} and r.answered_at is null
  order by r.kind = 'dangerous' desc, r.created_at limit 1)`;
const reportKindOf = () => gravestReport<ReportKind>(sql`r.kind`);
const reportedAtOf = () => gravestReport<Instant>(sql`r.created_at`);

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
      nextStart: nextStartOf(sql`d.event_id = ${events.id}`, since),
      lastStart: sql<LocalDateTime | null>`(select max(d.starts_at_local) from ${eventDates} d where d.event_id = ${events.id})`,
      isPublic: sql<boolean>`${events.review} = 'approved'`.mapWith(Boolean),
      reportKind: reportKindOf(),
      reportedAt: reportedAtOf(),
      noteCount: noteCountOf(sql`n.event_id = ${events.id}`),
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
    .where(
      and(
        condition,
        inScopes(query.scopes),
        query.textLanguage ? eq(events.language, query.textLanguage) : undefined,
        query.cityId ? eq(cities.id, query.cityId) : undefined,
        query.theme ? exists(isOfTheme) : undefined,
        ...query.words.map(hasEventWord),
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
/** Dates (`d`) of the submitted events of an organisation: they wait for the decision on it. */
const submittedBy = sql`d.event_id in (
  select e.id from ${events} e where e.lead_organisation_id = ${organisations.id} and e.review = 'submitted')`;
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
      nextStart: nextStartOf(submittedBy, waitsSince),
      lastStart: sql<LocalDateTime | null>`null`,
      isPublic: sql<boolean>`0`.mapWith(Boolean),
      reportKind: sql<ReportKind | null>`null`,
      reportedAt: sql<Instant | null>`null`,
      noteCount: noteCountOf(sql`n.organisation_id = ${organisations.id}`),
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
    .where(
      and(
        isUndecided,
        inScopes(query.scopes),
        query.cityId ? eq(cities.id, query.cityId) : undefined,
        ...query.words.map(hasOrganisationWord),
      ),
    )
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
      .select({ accountId: reviewClaims.accountId, claimedAt: reviewClaims.claimedAt })
      .from(reviewClaims)
      .where(and(eq(reviewClaims.subjectKind, subject.subjectKind), eq(reviewClaims.subjectId, subject.subjectId)))
      .get() ?? null
  );
}
