import type { Database } from "#db/client.server.ts";
import { raiseProgrammeVersion } from "#db/queries/instance.server.ts";
import {
  countSeats,
  findPool,
  listHeldSessions,
  listLapsed,
  touchDatesOfPools,
  listWaitlist,
  type Pool,
  type PoolKey,
  setSignUpState,
} from "#db/queries/seats.server.ts";
import { overlap } from "../model/session.ts";
import type { Instant } from "../time/zoned-time.ts";
import { notifySignUpState } from "../notifications/notify-sign-up-state.server.ts";
import { takesPlace } from "../model/date.ts";
import { offerExpiresAt, nextFromWaitlist } from "./waitlist.ts";

/** Whether seats of a pool can be had or given at all now. */
export const isPoolOpen = (pool: Pool, now: Instant): boolean =>
  pool.isPublic && takesPlace(pool) && pool.startsAtUtc > now;

/** Seats nobody holds; null without a limit. */
export const freeSeats = (tx: Database, pool: Pool): number | null =>
  pool.capacity === null ? null : Math.max(0, pool.capacity - countSeats(tx, pool));

/**
 * Runs a change of who holds seats of some pools, gives what is free to those who wait, and has public pages made anew
 * where "full" began or ended with it. To be called in the transaction of the change.
 */
export function withSeatChange(tx: Database, now: Instant, keys: readonly PoolKey[], change: () => void): void {
  const wereFull = keys.map((key) => isFull(tx, key));
  change();
  for (const key of keys) fillFromWaitlist(tx, now, key);
  const shown = keys.filter((key, index) => isFull(tx, key) !== wereFull[index]);
  if (shown.length === 0) return;
  touchDatesOfPools(
    tx,
    shown.map((key) => key.dateId),
    now,
  );
  raiseProgrammeVersion(tx);
}

/** Offers nobody answered go back, and free seats to the next in order. Twice is the same as once. */
export const allocateSeats = (tx: Database, now: Instant, key: PoolKey): void =>
  withSeatChange(tx, now, [key], () => undefined);

function isFull(tx: Database, key: PoolKey): boolean {
  const pool = findPool(tx, key);
  return pool !== null && freeSeats(tx, pool) === 0;
}

function fillFromWaitlist(tx: Database, now: Instant, key: PoolKey): void {
  for (const { id, state } of listLapsed(tx, key, now)) {
    const endedBy = state === "offered" ? ("lapsed" as const) : ("unconfirmed" as const);
    setSignUpState(tx, id, { state: "cancelled", cancelledAt: now, endedBy });
  }
  const pool = findPool(tx, key);
  if (!pool || !isPoolOpen(pool, now)) return;
  const eligible = listWaitlist(tx, key).filter((signUp) => !holdsOverlappingSession(tx, signUp.pageId, pool));
  for (const signUp of nextFromWaitlist(eligible, freeSeats(tx, pool))) offerOrConfirm(tx, now, pool, signUp);
}

/** Sessions that overlap cannot both be held by one person: their turn comes when the other one is given back. */
export function holdsOverlappingSession(tx: Database, pageId: string, pool: Pool): boolean {
  if (pool.sessionId === null) return false;
  return listHeldSessions(tx, pageId).some((held) => held.sessionId !== pool.sessionId && overlap(held, pool));
}

/** Whoever can be asked is asked; to the others the seats are given (product 6). */
function offerOrConfirm(
  tx: Database,
  now: Instant,
  pool: Pool,
  signUp: { id: string; pageId: string; canBeMailed: boolean; confirmUntil: Instant | null },
): void {
  if (signUp.confirmUntil !== null) {
    setSignUpState(tx, signUp.id, { state: "provisional", offerExpiresAt: signUp.confirmUntil });
    return;
  }
  const until = signUp.canBeMailed ? offerExpiresAt(now, pool.startsAtUtc) : null;
  const state = until === null ? "confirmed" : "offered";
  setSignUpState(tx, signUp.id, { state, offerExpiresAt: until });
  if (signUp.canBeMailed) notifySignUpState(tx, now, { signUpId: signUp.id, pageId: signUp.pageId, state });
}
