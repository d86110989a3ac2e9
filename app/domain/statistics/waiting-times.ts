import type { ReviewAction } from "../model/review-state.ts";
import type { Instant } from "../time/zoned-time.ts";

type Step = { eventId: string; action: ReviewAction; at: Instant };
const answers: readonly ReviewAction[] = ["publish", "approve", "request_changes", "refuse"];

/**
 * Return how long organisers waited, in milliseconds: from each submission to the first decision, and for open events
 * from the latest submission until now. Events published at once, or withdrawn, are left out.
 * @param steps of several events, in order for each event
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

/**
 * Return the median of sorted numbers; of two middle ones the smaller, so that half of all are at most that. Null
 * without numbers.
 */
export const medianOf = (sorted: readonly number[]): number | null => sorted[Math.ceil(sorted.length / 2) - 1] ?? null;
