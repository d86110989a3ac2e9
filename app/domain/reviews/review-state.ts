import type { ReviewState } from "../events/event.ts";

export const reviewActions = ["submit", "approve", "request_changes", "refuse"] as const;
export type ReviewAction = (typeof reviewActions)[number];

const moves: Readonly<Record<ReviewAction, { from: readonly ReviewState[]; to: ReviewState }>> = {
  submit: { from: ["draft", "changes_requested"], to: "submitted" },
  approve: { from: ["submitted"], to: "approved" },
  request_changes: { from: ["submitted"], to: "changes_requested" },
  refuse: { from: ["submitted"], to: "refused" },
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
