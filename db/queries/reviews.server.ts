import type { Language } from "#app/domain/languages/language.ts";
import type { Scope } from "#app/domain/people/person.ts";
import { and, asc, desc, eq, inArray, min, or, type SQL, sql } from "drizzle-orm";
import type { Database } from "../client.server.ts";
import {
  cities,
  cityTexts,
  countries,
  eventDates,
  events,
  eventTexts,
  organisations,
  reviews,
} from "../schema/index.ts";

export function insertReview(tx: Database, review: typeof reviews.$inferInsert): void {
  tx.insert(reviews).values(review).run();
}

export function listReviews(db: Database, eventId: string) {
  return db.select().from(reviews).where(eq(reviews.eventId, eventId)).orderBy(asc(reviews.at)).all();
}

export function findReview(db: Database, reviewId: string) {
  return db.select().from(reviews).where(eq(reviews.id, reviewId)).get() ?? null;
}

export function findLastReview(db: Database, eventId: string) {
  return db.select().from(reviews).where(eq(reviews.eventId, eventId)).orderBy(desc(reviews.at)).limit(1).get() ?? null;
}

/** Scope lives in the query: what lies outside is not found. Needs `city` and `country` in the query. */
export function inScopes(scopes: readonly Scope[]): SQL {
  const each = scopes.map((scope) => {
    if (scope.kind === "network") return sql`1`;
    if (scope.kind === "region") return eq(countries.regionCode, scope.code);
    return scope.kind === "country" ? eq(cities.countryCode, scope.code) : eq(cities.id, scope.code);
  });
  return or(...each) ?? sql`0`;
}

/** Events waiting for a decision in some scopes, oldest submission first. */
export function listWaiting(db: Database, language: Language, scopes: readonly Scope[], limit: number) {
  return db
    .select({
      eventId: events.id,
      submittedAt: events.submittedAt,
      format: events.format,
      title: eventTexts.title,
      language: eventTexts.language,
      cityName: sql<string>`coalesce(${cityTexts.name}, ${cities.name})`,
      countryCode: cities.countryCode,
      timeZone: cities.timeZone,
      organisationName: organisations.name,
      organisationState: organisations.state,
      firstStart: min(eventDates.startsAtLocal),
    })
    .from(events)
    .innerJoin(eventTexts, and(eq(eventTexts.eventId, events.id), eq(eventTexts.language, events.language)))
    .innerJoin(organisations, eq(organisations.id, events.leadOrganisationId))
    .innerJoin(cities, eq(cities.id, events.cityId))
    .innerJoin(countries, eq(countries.code, cities.countryCode))
    .leftJoin(cityTexts, and(eq(cityTexts.cityId, cities.id), eq(cityTexts.language, language)))
    .leftJoin(eventDates, eq(eventDates.eventId, events.id))
    .where(and(eq(events.review, "submitted"), inScopes(scopes)))
    .groupBy(events.id)
    .orderBy(asc(events.submittedAt), asc(events.id))
    .limit(limit)
    .all();
}

/** Whether an event lies in one of the scopes and was ever submitted (drafts are nobody else's business). */
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
