import { hours, type Instant, plus } from "../time/zoned-time.ts";

/** So long a provisional sign-up keeps its seats, or its rank, until an address is confirmed. */
export const confirmAddressMs = hours(2);

/** Seats of a date that one network may have without a confirmed address, where the organiser sets nothing else. */
const [fewest, most] = [6, 30];

/**
 * How many seats the sign-ups from one network may hold or wait for without a confirmed address: a third of them, but room
 * for one large party where that leaves half to others. Beyond it sign-ups are provisional.
 * @param pool `networkCap`: what the organiser set for the date
 * @returns null where there is no limit: whoever books out seats without end takes none from others
 */
export function networkCapOf(pool: { capacity: number | null; networkCap: number | null }): number | null {
  if (pool.networkCap !== null) return pool.networkCap;
  if (pool.capacity === null) return null;
  const party = Math.max(1, Math.min(fewest, Math.floor(pool.capacity / 2)));
  return Math.min(most, Math.max(party, Math.floor(pool.capacity / 3)));
}
/** What an organiser may set at most. */
export const largestNetworkCap = 1_000;

/** Until when somebody who signs up now must confirm an address: not later than the beginning. */
export const confirmUntil = (now: Instant, startsAtUtc: Instant): Instant => {
  const until = plus(now, confirmAddressMs);
  return until < startsAtUtc ? until : startsAtUtc;
};

/** So many sign-ups without a confirmed address from one network are shown to the organiser. */
export const manySignUps = 5;
