import { days, hours, type Instant, plus } from "../time/zoned-time.ts";

/** Under this long before the beginning nobody is asked any more: seats are given at once. */
export const confirmWithinMs = hours(6);
/** How long an offer stands, by how far away the beginning is: the first that applies (product 6). */
export const offerSteps = [
  { moreThanMs: days(3), standsMs: hours(24) },
  { moreThanMs: days(1), standsMs: hours(6) },
  { moreThanMs: confirmWithinMs, standsMs: hours(2) },
] as const;

/** Until when seats offered now are kept; null where they are given at once instead. */
export function offerExpiresAt(now: Instant, startsAtUtc: Instant): Instant | null {
  const away = startsAtUtc - now;
  if (away < confirmWithinMs) return null;
  const step = offerSteps.find((offerStep) => away > offerStep.moreThanMs) ?? offerSteps.at(-1);
  return step ? plus(now, step.standsMs) : null;
}

/**
 * Whose turn it is: the first in order whose whole party fits, then the next, as long as seats last. Larger parties keep
 * their rank.
 * @param free seats nobody holds; null where there is no limit
 */
export function nextFromWaitlist<T extends { partySize: number }>(waiting: readonly T[], free: number | null): T[] {
  let left = free ?? Number.POSITIVE_INFINITY;
  return waiting.filter((signUp) => {
    if (signUp.partySize > left) return false;
    left -= signUp.partySize;
    return true;
  });
}
