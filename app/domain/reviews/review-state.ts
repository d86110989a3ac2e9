import type { ReviewState } from "../events/event.ts";

/** What a coordinator decides on a submitted event. */
export const decisions = ["approve", "request_changes", "refuse"] as const;
export type Decision = (typeof decisions)[number];
/** With what organisers, cities and coordinators do besides: hand in, take back, hide at once. */
export const reviewActions = ["submit", "withdraw", ...decisions, "hide"] as const;
export type ReviewAction = (typeof reviewActions)[number];

export const isDecision = (action: ReviewAction): action is Decision =>
  (decisions as readonly ReviewAction[]).includes(action);

const moves: Readonly<Record<ReviewAction, { from: readonly ReviewState[]; to: ReviewState }>> = {
  submit: { from: ["draft", "changes_requested"], to: "submitted" },
  approve: { from: ["submitted"], to: "approved" },
  request_changes: { from: ["submitted"], to: "changes_requested" },
  refuse: { from: ["submitted"], to: "refused" },
  withdraw: { from: ["submitted"], to: "draft" },
  hide: { from: ["approved"], to: "hidden" },
};

/** The state an action leads to, or null when it is not possible from here (product 3, axis Review). */
export function reviewStateAfter(state: ReviewState, action: ReviewAction): ReviewState | null {
  const move = moves[action];
  return move.from.includes(state) ? move.to : null;
}

/** Before approval the organiser changes everything freely; while a reviewer reads it too, since nothing is public yet. */
export const isFreelyEditable = (state: ReviewState): boolean =>
  state === "draft" || state === "submitted" || state === "changes_requested";

/** Most characters of a reason; at least one is always needed. */
export const reasonLimit = 2_000;
