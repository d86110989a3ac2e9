import { type DateStatus, type ShownDateStatus, takesPlace } from "../model/date.ts";
import type { Instant } from "../time/zoned-time.ts";

type PoolTime = { status: DateStatus; startsAtUtc: Instant; isPublic: boolean };

/** Return why nobody can sign up for a date or session any more; null while it is open. */
export function signUpClosedBy(pool: {
  status: ShownDateStatus;
  hasBegun: boolean;
  isClosed: boolean;
}): "off" | "over" | "closed" | null {
  if (!takesPlace(pool)) return "off";
  if (pool.hasBegun) return "over";
  return pool.isClosed ? "closed" : null;
}

/** True when seats of a pool can be allocated now, also to a waitlist that nobody may join any more. */
export const isPoolOpen = (pool: PoolTime, now: Instant): boolean =>
  pool.isPublic && signUpClosedBy({ ...pool, hasBegun: pool.startsAtUtc <= now, isClosed: false }) === null;

/** True when seats that were offered may still be accepted; those of a postponed date are kept for its new time. */
export const isOfferOpen = (pool: PoolTime, now: Instant): boolean =>
  isPoolOpen(pool, now) || (pool.isPublic && pool.status === "postponed");
