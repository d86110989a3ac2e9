import type { SignUpState } from "#app/domain/model/sign-up.ts";
import type { Instant } from "#app/domain/time/zoned-time.ts";
import { and, asc, eq, inArray, isNotNull, isNull, lt, lte, ne, type Placeholder, sql } from "drizzle-orm";
import { type Database, prepared } from "../client.server.ts";
import { eventDates, events, organisations, attendeePages, eventSessions, signUps } from "../schema/index.ts";
import { hasConfirmedAddress, isAlive, isSeated } from "./sign-up-conditions.server.ts";
import { isPublic } from "./visibility.server.ts";

/**
 * Where seats are counted: a date of an event, or one session of it that has a sign-up of its own. Everything below is
 * about one pool at a time, inside the transaction that changes it.
 */
export type PoolKey = { dateId: string; sessionId: string | null };

const given = sql.placeholder;
/** For queries that are given a `PoolKey`. */
const poolCondition = and(
  eq(signUps.eventDateId, given("dateId")),
  sql`${signUps.eventSessionId} is ${given("sessionId")}`,
);

/** Whether a date is one of the public event at an address. */
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

/** What deciding on seats needs to know of a pool; null when the session is none of the date's, or has no sign-up. */
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

/** Seats taken, from the rows themselves. */
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

/** Who waits, in order, with what decides how they are given seats. */
export function listWaitlist(db: Database, key: PoolKey) {
  return waitingInPool(db).all(key);
}

const waitingInPool = prepared((db) =>
  db
    .select({
      id: signUps.id,
      pageId: signUps.pageId,
      partySize: signUps.partySize,
      /** Of a provisional one: until when its address must be confirmed. */
      confirmUntil: signUps.offerExpiresAt,
      canBeMailed: sql<boolean>`${hasConfirmedAddress}`.mapWith(Boolean),
    })
    .from(signUps)
    .innerJoin(attendeePages, eq(attendeePages.id, signUps.pageId))
    .where(and(poolCondition, eq(signUps.state, "waiting")))
    // Two within one millisecond stand in the order in which they were written.
    .orderBy(asc(signUps.createdAt), asc(sql`${signUps}.rowid`))
    .prepare(),
);

/** How many people stand before a sign-up on its list. */
export function countBefore(db: Database, signUp: PoolKey & { id: string }): number {
  return listWaitlist(db, signUp).findIndex((waiting) => waiting.id === signUp.id);
}

/** The pools in which somebody waits and the date is still to come. */
export function listPoolsWithWaiting(db: Database, now: Instant): PoolKey[] {
  return db
    .selectDistinct({ dateId: signUps.eventDateId, sessionId: signUps.eventSessionId })
    .from(signUps)
    .innerJoin(eventDates, eq(eventDates.id, signUps.eventDateId))
    .where(and(eq(signUps.state, "waiting"), sql`${eventDates.endsAtUtc} > ${now}`))
    .all();
}

/** The pools of a page's sign-ups. */
export function listPoolsOfPage(db: Database, pageId: string): PoolKey[] {
  return db
    .selectDistinct({ dateId: signUps.eventDateId, sessionId: signUps.eventSessionId })
    .from(signUps)
    .where(eq(signUps.pageId, pageId))
    .all();
}

/** The pools of a date: its own, and those of its sessions. */
export function listPoolsOfDate(db: Database, dateId: string): PoolKey[] {
  const sessions = db
    .select({ sessionId: eventSessions.id })
    .from(eventSessions)
    .where(and(eq(eventSessions.eventDateId, dateId), isNotNull(eventSessions.participation)))
    .all();
  return [{ dateId, sessionId: null }, ...sessions.map(({ sessionId }) => ({ dateId, sessionId }))];
}

const isLapsed = (now: Instant | Placeholder) => and(isAlive, lte(signUps.offerExpiresAt, now));

/** What is shown of some dates is other than it was, though nothing of their calendar entries: `updatedAt` of open data. */
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

/** The offers and provisional sign-ups of a pool whose time is over. */
export const listLapsed = (db: Database, key: PoolKey, now: Instant): { id: string; state: SignUpState }[] =>
  lapsedInPool(db).all({ ...key, now });

const lapsedInPool = prepared((db) =>
  db
    .select({ id: signUps.id, state: signUps.state })
    .from(signUps)
    .where(and(poolCondition, isLapsed(given("now"))))
    .prepare(),
);

/** The pools in which the time of an offer, or to confirm an address, is over. */
export function listPoolsWithLapsedOffers(db: Database, now: Instant): PoolKey[] {
  return db
    .selectDistinct({ dateId: signUps.eventDateId, sessionId: signUps.eventSessionId })
    .from(signUps)
    .where(isLapsed(now))
    .all();
}

/** Neither an address that somebody confirmed, nor the time to do it. */
const isUnconfirmed = and(
  isAlive,
  ne(signUps.state, "provisional"),
  sql`not (${signUps.state} = 'waiting' and ${signUps.offerExpiresAt} is not null)`,
  isNull(attendeePages.emailConfirmedAt),
);

/** Seats that sign-ups of one network have, or wait for, without a confirmed address. */
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

/** The sessions in which a page holds a seat, with when they are. */
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

/** Whether a page stands in a pool already, be it with a seat or waiting. */
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

/** Moves a sign-up to another state; what belonged to the state before goes. */
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
