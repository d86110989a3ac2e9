import type { SignUpState } from "#app/domain/model/sign-up.ts";
import type { Instant } from "#app/domain/time/zoned-time.ts";
import { and, asc, eq, inArray, isNotNull, isNull, lt, lte, ne, type Placeholder, sql } from "drizzle-orm";
import { type Database, prepared } from "../client.server.ts";
import { eventDates, events, organisations, attendeePages, eventSessions, signUps } from "../schema/index.ts";
import { hasConfirmedAddress, isAlive, isSeated } from "./sign-up-conditions.server.ts";
import { isPublic } from "./visibility.server.ts";

/**
 * A pool of seats: a date, or a session with a sign-up of its own. The functions below are about one pool at a time,
 * inside the transaction that changes it.
 */
export type PoolKey = { dateId: string; sessionId: string | null };

const given = sql.placeholder;
/** Condition for queries that are given a `PoolKey`. */
const poolCondition = and(
  eq(signUps.eventDateId, given("dateId")),
  sql`${signUps.eventSessionId} is ${given("sessionId")}`,
);

/** True when a date belongs to the public event with a slug. */
export const isPublicDate = (db: Database, key: { slug: string; dateId: string }): boolean =>
  publicDate(db).get(key) !== undefined;

const publicDate = prepared((db) =>
  db
    .select({ id: eventDates.id })
    .from(eventDates)
    .innerJoin(events, eq(events.id, eventDates.eventId))
    .innerJoin(organisations, eq(organisations.id, events.leadOrganisationId))
    .where(and(eq(eventDates.id, given("dateId")), eq(events.slug, given("slug")), isPublic))
    .prepare(),
);

/**
 * Find the capacity, times and rules of a pool; null when the session is not of that date, or has no sign-up of its
 * own.
 */
export function findPool(db: Database, key: PoolKey) {
  const date = dateOfPool(db).get({ dateId: key.dateId });
  if (!date) return null;
  const { dateStartsAtUtc, dateEndsAtUtc, dateCapacity, eventParticipation, ...rest } = date;
  if (key.sessionId === null) {
    const own = {
      startsAtUtc: dateStartsAtUtc,
      endsAtUtc: dateEndsAtUtc,
      capacity: dateCapacity,
      participation: eventParticipation,
    };
    return { ...rest, sessionId: null, ...own };
  }
  const session = db.select().from(eventSessions).where(eq(eventSessions.id, key.sessionId)).get();
  if (session?.eventDateId !== key.dateId || session.participation === null) return null;
  const { startsAtUtc, endsAtUtc, capacity, participation } = session;
  return { ...rest, sessionId: session.id, startsAtUtc, endsAtUtc, capacity, participation };
}
export type Pool = NonNullable<ReturnType<typeof findPool>>;

const dateOfPool = prepared((db) =>
  db
    .select({
      dateId: eventDates.id,
      eventId: events.id,
      cityId: events.cityId,
      status: eventDates.status,
      dateStartsAtUtc: eventDates.startsAtUtc,
      dateEndsAtUtc: eventDates.endsAtUtc,
      dateCapacity: eventDates.capacity,
      isClosed: eventDates.signUpClosed,
      networkCap: eventDates.networkCap,
      eventParticipation: events.participation,
      partyLimit: events.partyLimit,
      isPublic: sql<boolean>`${isPublic}`.mapWith(Boolean),
    })
    .from(eventDates)
    .innerJoin(events, eq(events.id, eventDates.eventId))
    .innerJoin(organisations, eq(organisations.id, events.leadOrganisationId))
    .where(eq(eventDates.id, given("dateId")))
    .prepare(),
);

/** Count the seats taken, from the sign-ups themselves. */
export function countSeats(db: Database, key: PoolKey): number {
  return seatsOfPool(db).get(key)?.seats ?? 0;
}

const seatsOfPool = prepared((db) =>
  db
    .select({ seats: sql<number>`coalesce(sum(${signUps.partySize}), 0)` })
    .from(signUps)
    .where(and(poolCondition, isSeated))
    .prepare(),
);

/** List the waitlist of a pool in order, with party sizes and deadlines. */
export function listWaitlist(db: Database, key: PoolKey) {
  return waitingInPool(db).all(key);
}

const waitingInPool = prepared((db) =>
  db
    .select({
      id: signUps.id,
      pageId: signUps.pageId,
      partySize: signUps.partySize,
      /** Deadline to confirm the address of a provisional sign-up; otherwise null. */
      confirmUntil: signUps.offerExpiresAt,
      canBeMailed: sql<boolean>`${hasConfirmedAddress}`.mapWith(Boolean),
    })
    .from(signUps)
    .innerJoin(attendeePages, eq(attendeePages.id, signUps.pageId))
    .where(and(poolCondition, eq(signUps.state, "waiting")))
    // Sign-ups of the same millisecond stay in the order they were written.
    .orderBy(asc(signUps.createdAt), asc(sql`${signUps}.rowid`))
    .prepare(),
);

/** Count the sign-ups before one on the waitlist; -1 when it is not waiting. */
export function countBefore(db: Database, signUp: PoolKey & { id: string }): number {
  return listWaitlist(db, signUp).findIndex((waiting) => waiting.id === signUp.id);
}

/** List the pools with a waitlist whose date has not ended. */
export function listPoolsWithWaiting(db: Database, now: Instant): PoolKey[] {
  return db
    .selectDistinct({ dateId: signUps.eventDateId, sessionId: signUps.eventSessionId })
    .from(signUps)
    .innerJoin(eventDates, eq(eventDates.id, signUps.eventDateId))
    .where(and(eq(signUps.state, "waiting"), sql`${eventDates.endsAtUtc} > ${now}`))
    .all();
}

export function listPoolsOfPage(db: Database, pageId: string): PoolKey[] {
  return db
    .selectDistinct({ dateId: signUps.eventDateId, sessionId: signUps.eventSessionId })
    .from(signUps)
    .where(eq(signUps.pageId, pageId))
    .all();
}

/** List the pools of a date: its own, and those of its sessions. */
export function listPoolsOfDate(db: Database, dateId: string): PoolKey[] {
  const sessions = db
    .select({ sessionId: eventSessions.id })
    .from(eventSessions)
    .where(and(eq(eventSessions.eventDateId, dateId), isNotNull(eventSessions.participation)))
    .all();
  return [{ dateId, sessionId: null }, ...sessions.map(({ sessionId }) => ({ dateId, sessionId }))];
}

const isLapsed = (now: Instant | Placeholder) => and(isAlive, lte(signUps.offerExpiresAt, now));

/**
 * Raise `updatedAt` of the events of some dates, for open data, when their seats changed but not their calendar
 * entries.
 */
export function touchDatesOfPools(tx: Database, dateIds: readonly string[], now: Instant): void {
  const ofDates = tx
    .select({ id: eventDates.eventId })
    .from(eventDates)
    .where(inArray(eventDates.id, [...dateIds]));
  tx.update(events)
    .set({ updatedAt: now })
    .where(and(inArray(events.id, ofDates), lt(events.updatedAt, now)))
    .run();
}

/** List the offers and provisional sign-ups of a pool whose time has expired. */
export const listLapsed = (db: Database, key: PoolKey, now: Instant): { id: string; state: SignUpState }[] =>
  lapsedInPool(db).all({ ...key, now });

const lapsedInPool = prepared((db) =>
  db
    .select({ id: signUps.id, state: signUps.state })
    .from(signUps)
    .where(and(poolCondition, isLapsed(given("now"))))
    .prepare(),
);

/** List the pools with an expired offer or an expired time to confirm an address. */
export function listPoolsWithLapsedOffers(db: Database, now: Instant): PoolKey[] {
  return db
    .selectDistinct({ dateId: signUps.eventDateId, sessionId: signUps.eventSessionId })
    .from(signUps)
    .where(isLapsed(now))
    .all();
}

/** Condition for sign-ups without a confirmed address and without a deadline to confirm one. */
const isUnconfirmed = and(
  isAlive,
  ne(signUps.state, "provisional"),
  sql`not (${signUps.state} = 'waiting' and ${signUps.offerExpiresAt} is not null)`,
  isNull(attendeePages.emailConfirmedAt),
);

/** Sum the seats that sign-ups of one network hold or wait for without a confirmed address. */
export function sumUnconfirmed(db: Database, key: PoolKey & { network: string }): number {
  return unconfirmedInPool(db).get(key)?.seats ?? 0;
}

const unconfirmedInPool = prepared((db) =>
  db
    .select({ seats: sql<number>`coalesce(sum(${signUps.partySize}), 0)` })
    .from(signUps)
    .innerJoin(attendeePages, eq(attendeePages.id, signUps.pageId))
    .where(and(poolCondition, isUnconfirmed, eq(signUps.networkHash, given("network"))))
    .prepare(),
);

export function listHeldSessions(db: Database, pageId: string) {
  return db
    .select({
      signUpId: signUps.id,
      sessionId: eventSessions.id,
      startsAtUtc: eventSessions.startsAtUtc,
      endsAtUtc: eventSessions.endsAtUtc,
    })
    .from(signUps)
    .innerJoin(eventSessions, eq(eventSessions.id, signUps.eventSessionId))
    .where(and(eq(signUps.pageId, pageId), isSeated))
    .all();
}

/** True when a page has a sign-up in a pool already, with a seat or waiting. */
export const isInPool = (db: Database, pageId: string, key: PoolKey): boolean =>
  ofPageInPool(db).get({ ...key, pageId }) !== undefined;

const ofPageInPool = prepared((db) =>
  db
    .select({ id: signUps.id })
    .from(signUps)
    .where(and(eq(signUps.pageId, given("pageId")), poolCondition, isAlive))
    .limit(1)
    .prepare(),
);

/** Change the state of a sign-up, and clear the columns that belong to the former state. */
export function setSignUpState(
  tx: Database,
  signUpId: string,
  change: { state: SignUpState } & Partial<Omit<typeof signUps.$inferInsert, "id" | "state">>,
): void {
  const isOver = change.state === "cancelled";
  tx.update(signUps)
    .set({ offerExpiresAt: null, ...(isOver ? { networkHash: null } : {}), ...change })
    .where(eq(signUps.id, signUpId))
    .run();
}
