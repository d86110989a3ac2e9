import type { ReviewAction } from "../model/review-state.ts";
import type { Instant } from "../time/zoned-time.ts";

type Step = { eventId: string; action: ReviewAction; at: Instant };
const answers: readonly ReviewAction[] = ["publish", "approve", "request_changes", "refuse"];

/**
 * How long organisers waited, in milliseconds: from each time an event was sent to the first decision on it, and from the
 * last time until now for those that still wait. What was published at once, or taken back, waited for nobody.
 * @param steps of several events, each event's own in order
 */
export function waitingTimes(steps: readonly Step[], now: Instant): { answered: number[]; open: number[] } {
  const sentAt = new Map<string, Instant>();
  const answered: number[] = [];
  for (const { eventId, action, at } of steps) {
    const sent = sentAt.get(eventId);
    if (action === "submit") sentAt.set(eventId, at);
    if (action === "withdraw") sentAt.delete(eventId);
    if (!answers.includes(action) || sent === undefined) continue;
    sentAt.delete(eventId);
    if (action !== "publish") answered.push(at - sent);
  }
  return { answered: answered.sort((a, b) => a - b), open: [...sentAt.values()].map((at) => now - at) };
}

/** The middle of sorted numbers; of two middles the smaller, so that half of all are at most that. Null of none. */
export const medianOf = (sorted: readonly number[]): number | null => sorted[Math.ceil(sorted.length / 2) - 1] ?? null;
