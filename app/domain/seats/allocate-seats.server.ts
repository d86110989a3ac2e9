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
import { isPoolOpen } from "./pool-state.ts";
import { offerExpiresAt, nextFromWaitlist } from "./waitlist.ts";

/** Return the seats that are not held; null without a limit. */
export const freeSeats = (tx: Database, pool: Pool): number | null =>
  pool.capacity === null ? null : Math.max(0, pool.capacity - countSeats(tx, pool));

/**
 * Run a change of the seats held in some pools, and allocate free seats to their waitlists; public pages are rendered
 * again where a pool became full or no longer is. Call within the transaction of the change.
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

/** End offers that have expired, and allocate free seats to the waitlist in order. Idempotent. */
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

/**
 * True when the page holds a session that overlaps this one. Both cannot be attended, so its sign-up is passed over
 * until the other session is given back.
 */
export function holdsOverlappingSession(tx: Database, pageId: string, pool: Pool): boolean {
  if (pool.sessionId === null) return false;
  return listHeldSessions(tx, pageId).some((held) => held.sessionId !== pool.sessionId && overlap(held, pool));
}

/**
 * Offer seats to a party that can be mailed, and confirm them at once for others (product 6); a party that must confirm
 * an address gets them provisionally.
 */
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
