import type { ScopeKind } from "#app/domain/model/scope.ts";
import { and, asc, eq, max, sql } from "drizzle-orm";
import { type Database, prepared, type Writable } from "../client.server.ts";
import { cities, events, eventTexts, features } from "../schema/index.ts";

type Place = { kind: ScopeKind; code: string };
const isAt = (place: Place) => and(eq(features.placeKind, place.kind), eq(features.placeCode, place.code));

/**
 * List the past, present and future features on the page of a place, in order. They may be of events that are not
 * public.
 */
export const listFeaturesAt = (db: Database, { kind, code }: Place) => featuresAt(db).all({ kind, code });

const featuresAt = prepared((db) =>
  db
    .select({
      id: features.id,
      eventId: features.eventId,
      title: eventTexts.title,
      textLanguage: eventTexts.language,
      startsOn: features.startsOn,
      endsOn: features.endsOn,
      timeZone: cities.timeZone,
      countryCode: cities.countryCode,
    })
    .from(features)
    .innerJoin(events, eq(events.id, features.eventId))
    .innerJoin(cities, eq(cities.id, events.cityId))
    .innerJoin(eventTexts, and(eq(eventTexts.eventId, events.id), eq(eventTexts.language, events.language)))
    .where(and(eq(features.placeKind, sql.placeholder("kind")), eq(features.placeCode, sql.placeholder("code"))))
    .orderBy(asc(features.position), asc(features.createdAt), asc(features.id))
    .prepare(),
);

export function findFeature(db: Database, featureId: string) {
  return db.select().from(features).where(eq(features.id, featureId)).get() ?? null;
}

export const nextPosition = (db: Database, place: Place): number =>
  (db
    .select({ position: max(features.position) })
    .from(features)
    .where(isAt(place))
    .get()?.position ?? 0) + 1;

/** Feature an event on a page, or change the days of its feature there, which keeps its position. */
export function setFeature(tx: Writable, feature: typeof features.$inferInsert): void {
  const { startsOn, endsOn, accountId } = feature;
  tx.insert(features)
    .values(feature)
    .onConflictDoUpdate({
      target: [features.eventId, features.placeKind, features.placeCode],
      set: { startsOn, endsOn, accountId },
    })
    .run();
}

export function moveFeature(tx: Writable, featureId: string, position: number): void {
  tx.update(features).set({ position }).where(eq(features.id, featureId)).run();
}

export function deleteFeature(tx: Writable, featureId: string): void {
  tx.delete(features).where(eq(features.id, featureId)).run();
}
