import { days, hours, type Instant, plus } from "../time/zoned-time.ts";

/** Time before the start, in milliseconds, from which seats are confirmed at once instead of offered. */
export const confirmWithinMs = hours(6);
/**
 * Time for which an offer stands, by the time until the start, in milliseconds; the first row that applies (product 6).
 */
export const offerSteps = [
  { moreThanMs: days(3), standsMs: hours(24) },
  { moreThanMs: days(1), standsMs: hours(6) },
  { moreThanMs: confirmWithinMs, standsMs: hours(2) },
] as const;

/** Return the deadline of an offer made now; null where seats are confirmed at once instead. */
export function offerExpiresAt(now: Instant, startsAtUtc: Instant): Instant | null {
  const away = startsAtUtc - now;
  if (away < confirmWithinMs) return null;
  const step = offerSteps.find((offerStep) => away > offerStep.moreThanMs) ?? offerSteps.at(-1);
  return step ? plus(now, step.standsMs) : null;
}

/**
 * Choose who is promoted from the waitlist: in order, each party that fits whole. A party that is too large keeps its
 * rank.
 * @param free seats that are not held; null without a limit
 */
export function nextFromWaitlist<T extends { partySize: number }>(waiting: readonly T[], free: number | null): T[] {
  let left = free ?? Number.POSITIVE_INFINITY;
  return waiting.filter((signUp) => {
    if (signUp.partySize > left) return false;
    left -= signUp.partySize;
    return true;
  });
}
