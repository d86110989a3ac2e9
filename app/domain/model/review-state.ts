import { minutes } from "../time/zoned-time.ts";

/** Review states of an event. The status of its dates (`dateStatuses`) is independent of them. */
export const reviewStates = ["draft", "submitted", "changes_requested", "approved", "refused", "hidden"] as const;

export type ReviewState = (typeof reviewStates)[number];

/** Decisions that a coordinator can make on a submitted event. */
export const decisions = ["approve", "request_changes", "refuse"] as const;

export type Decision = (typeof decisions)[number];

/**
 * Further actions of coordinators: accept or decline a revision, undo an urgent change, fix typos, hide and restore the
 * event.
 */
const later = ["accept", "decline", "undo", "fix_typos", "hide", "show"] as const;

/**
 * Actions in the history of an event: those of coordinators, of organisers, and `publish` for a trusted organisation.
 */
export const reviewActions = ["submit", "withdraw", "publish", ...decisions, ...later] as const;

export type ReviewAction = (typeof reviewActions)[number];

/** Actions that the organiser is notified of by mail. A typo fix only appears in the history. */
const notifiedActions = [...decisions, "accept", "decline", "undo", "hide", "show"] as const;

export type NotifiedAction = (typeof notifiedActions)[number];

/** Actions whose notification is sent at once and alone, because they change the public page. */
const urgentActions: readonly ReviewAction[] = ["undo", "hide", "show"];
export const isUrgentlyNotified = (action: ReviewAction): boolean => urgentActions.includes(action);

/** Time for which decisions are gathered into one mail while more events of the organiser wait, in milliseconds. */
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

/** Return the state that an action leads to; null when it is not possible in this state (product 3, axis Review). */
export function reviewStateAfter(state: ReviewState, action: ReviewAction): ReviewState | null {
  const { from, to } = moves[action];
  if (!from.includes(state)) return null;
  return to === "same" ? state : to;
}

/** True while the organiser may change everything: nothing is public before approval, even during the review. */
export const isFreelyEditable = (state: ReviewState): boolean =>
  state === "draft" || state === "submitted" || state === "changes_requested";

/** True while the organiser may change the event at all, freely or through proposals. */
export const isEditable = (state: ReviewState): boolean => state === "approved" || isFreelyEditable(state);

/** Maximum length of a reason, in characters. */
export const reasonLimit = 2_000;

/**
 * States in which coordinators find events; drafts are private. An event is `hidden` also with its organisation or city,
 * and `cancelled` when it is public and each of its dates is.
 */
export const listedStates = ["submitted", "approved", "changes_requested", "refused", "hidden", "cancelled"] as const;
export type ListedState = (typeof listedStates)[number];

/** Orders of the list of all events: by the next date, by the last change, by title. */
export const listOrders = ["day", "changed", "title"] as const;
export type ListOrder = (typeof listOrders)[number];
