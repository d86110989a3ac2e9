import { minutes } from "../time/zoned-time.ts";

/** Where an event stands with its reviewers. Status (what happens to a date) is a separate axis: `dateStatuses`. */
export const reviewStates = ["draft", "submitted", "changes_requested", "approved", "refused", "hidden"] as const;

export type ReviewState = (typeof reviewStates)[number];

/** What a coordinator decides on a submitted event. */
export const decisions = ["approve", "request_changes", "refuse"] as const;

export type Decision = (typeof decisions)[number];

/**
 * What is done with a public event besides: a proposed change accepted or declined, a fact taken back that was public at
 * once, spelling mended, the event hidden and shown again.
 */
const later = ["accept", "decline", "undo", "fix_typos", "hide", "show"] as const;

/** With what organisers do: hand in, take back; and what an organisation that is trusted publishes at once. */
export const reviewActions = ["submit", "withdraw", "publish", ...decisions, ...later] as const;

export type ReviewAction = (typeof reviewActions)[number];

/** What the organiser is told of by mail. Spelling is mended without a word: it stands in the history. */
const notifiedActions = [...decisions, "accept", "decline", "undo", "hide", "show"] as const;

export type NotifiedAction = (typeof notifiedActions)[number];

/** What an organiser is told of at once, alone: it changes what everybody sees. */
const urgentActions: readonly ReviewAction[] = ["undo", "hide", "show"];
export const isUrgentlyNotified = (action: ReviewAction): boolean => urgentActions.includes(action);

/** While more of an organiser's waits to be decided, decisions are gathered this long into one mail. */
export const gatherDecisionsMs = minutes(5);

export const isDecision = (action: ReviewAction): action is Decision =>
  (decisions as readonly ReviewAction[]).includes(action);

export const isNotified = (action: ReviewAction): action is NotifiedAction =>
  (notifiedActions as readonly ReviewAction[]).includes(action);

type Move = { from: readonly ReviewState[]; to: ReviewState | "same" };

const moves: Readonly<Record<ReviewAction, Move>> = {
  submit: { from: ["draft", "changes_requested"], to: "submitted" },
  publish: { from: ["submitted"], to: "approved" },
  approve: { from: ["submitted"], to: "approved" },
  request_changes: { from: ["submitted"], to: "changes_requested" },
  refuse: { from: ["submitted"], to: "refused" },
  withdraw: { from: ["submitted"], to: "draft" },
  accept: { from: ["approved"], to: "same" },
  decline: { from: ["approved"], to: "same" },
  undo: { from: ["approved"], to: "same" },
  fix_typos: { from: ["submitted", "approved"], to: "same" },
  hide: { from: ["approved"], to: "hidden" },
  show: { from: ["hidden"], to: "approved" },
};

/** The state an action leads to, or null when it is not possible from here (product 3, axis Review). */
export function reviewStateAfter(state: ReviewState, action: ReviewAction): ReviewState | null {
  const { from, to } = moves[action];
  if (!from.includes(state)) return null;
  return to === "same" ? state : to;
}

/** Before approval the organiser changes everything freely; while a reviewer reads it too, since nothing is public yet. */
export const isFreelyEditable = (state: ReviewState): boolean =>
  state === "draft" || state === "submitted" || state === "changes_requested";

/** Most characters of a reason; at least one is always needed. */
export const reasonLimit = 2_000;
