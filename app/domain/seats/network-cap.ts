import { hours, type Instant, plus } from "../time/zoned-time.ts";

/** Time to confirm an address, in milliseconds, for which a provisional sign-up keeps its seats or its rank. */
export const confirmAddressMs = hours(2);

/** Limits of the default cap, in seats. */
const [fewest, most] = [6, 30];

/**
 * Return the number of seats that sign-ups from one network may hold or wait for without a confirmed address; beyond it
 * they are provisional. By default a third of the seats, or room for one large party where half are left for others.
 * @param pool `networkCap`: the organiser's setting for the date
 * @returns null without a limit of seats, since no seats can run out
 */
export function networkCapOf(pool: { capacity: number | null; networkCap: number | null }): number | null {
  if (pool.networkCap !== null) return pool.networkCap;
  if (pool.capacity === null) return null;
  const party = Math.max(1, Math.min(fewest, Math.floor(pool.capacity / 2)));
  return Math.min(most, Math.max(party, Math.floor(pool.capacity / 3)));
}
/** Maximum cap that an organiser may set, in seats. */
export const largestNetworkCap = 1_000;

/** Return the deadline for confirming an address by a sign-up made now: at the latest the start. */
export const confirmUntil = (now: Instant, startsAtUtc: Instant): Instant => {
  const until = plus(now, confirmAddressMs);
  return until < startsAtUtc ? until : startsAtUtc;
};

/** Minimum number of sign-ups from one network, without a confirmed address, that is reported to the organiser. */
export const manySignUps = 5;
