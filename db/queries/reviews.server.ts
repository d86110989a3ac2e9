import type { Scope } from "#app/domain/model/scope.ts";
import { and, asc, desc, eq, inArray, isNotNull, ne, or, type SQL, sql } from "drizzle-orm";
import type { Database } from "../client.server.ts";
import { cities, countries, eventRevisions, events, accounts, reviews } from "../schema/index.ts";

export function insertReview(tx: Database, review: typeof reviews.$inferInsert): void {
  tx.insert(reviews).values(review).run();
}

/** List the history of an event, oldest first, with the actor while the account exists. */
export function listReviews(db: Database, eventId: string) {
  return db
    .select({
      id: reviews.id,
      action: reviews.action,
      reason: reviews.reason,
      at: reviews.at,
      accountId: reviews.accountId,
    })
    .from(reviews)
    .where(eq(reviews.eventId, eventId))
    .orderBy(asc(reviews.at), asc(sql`${reviews}.rowid`))
    .all();
}

export function findReview(db: Database, reviewId: string) {
  return db.select().from(reviews).where(eq(reviews.id, reviewId)).get() ?? null;
}

/** List the decisions against some events, the latest of each event last, with the account that took them. */
export function listDecisionsAgainst(db: Database, eventIds: readonly string[]) {
  return db
    .select({
      eventId: reviews.eventId,
      action: sql<"hide" | "refuse" | "request_changes">`${reviews.action}`,
      reason: reviews.reason,
      accountId: reviews.accountId,
      at: reviews.at,
    })
    .from(reviews)
    .where(and(inArray(reviews.eventId, [...eventIds]), inArray(reviews.action, ["hide", "refuse", "request_changes"])))
    .orderBy(asc(reviews.at), asc(sql`${reviews}.rowid`))
    .all();
}

export function findLastReview(db: Database, eventId: string) {
  return db.select().from(reviews).where(eq(reviews.eventId, eventId)).orderBy(desc(reviews.at)).limit(1).get() ?? null;
}

/**
 * Condition for rows within some scopes; scope is enforced in the query, so that other rows are not found. Needs `city`
 * and `country` joined.
 */
export function inScopes(scopes: readonly Scope[]): SQL {
  const each = scopes.map((scope) => {
    if (scope.kind === "network") return sql`1`;
    if (scope.kind === "region") return eq(countries.regionCode, scope.code);
    return scope.kind === "country" ? eq(cities.countryCode, scope.code) : eq(cities.id, scope.code);
  });
  return or(...each) ?? sql`0`;
}

/** True when an event lies in one of the scopes and was submitted at some time; drafts are private. */
export function isReviewable(db: Database, eventId: string, scopes: readonly Scope[]): boolean {
  return (
    db
      .select({ id: events.id })
      .from(events)
      .innerJoin(cities, eq(cities.id, events.cityId))
      .innerJoin(countries, eq(countries.code, cities.countryCode))
      .where(
        and(
          eq(events.id, eventId),
          inScopes(scopes),
          inArray(events.review, ["submitted", "changes_requested", "approved", "refused", "hidden"]),
        ),
      )
      .get() !== undefined
  );
}

/**
 * True when another event of an organiser, or a change of one, waits for a reviewer.
 * @param email of the account that made the events, else of their contact
 */
export function hasMoreToReview(db: Database, email: string, exceptEventId: string): boolean {
  const found = db
    .select({ id: events.id })
    .from(events)
    .leftJoin(accounts, eq(accounts.id, events.createdBy))
    .leftJoin(eventRevisions, and(eq(eventRevisions.eventId, events.id), eq(eventRevisions.state, "proposed")))
    .where(
      and(
        or(eq(events.review, "submitted"), isNotNull(eventRevisions.id)),
        ne(events.id, exceptEventId),
        eq(sql`coalesce(${accounts.email}, ${events.contactEmail})`, email),
      ),
    )
    .limit(1)
    .get();
  return found !== undefined;
}
