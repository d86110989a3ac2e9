import type { FaultKey } from "../errors.ts";
import type { Attendance } from "../model/event.ts";
import type { ParticipationMode } from "../model/participation.ts";
import type { DateStatus } from "../model/date.ts";
import type { ReviewState } from "../model/review-state.ts";

/** Actions of an organiser on one date of a public event; each is public at once (product 3, urgent changes). */
export const dateActions = [
  "cancel",
  "postpone",
  "move_online",
  "reinstate",
  "reschedule",
  "set_capacity",
  "close_sign_up",
  "reopen_sign_up",
] as const;
export type DateAction = (typeof dateActions)[number];

export const manyDateActions = ["cancel", "postpone", "move_online", "reinstate"] as const;
export type ManyDateAction = (typeof manyDateActions)[number];

export type ActionableDate = { status: DateStatus; endsAtUtc: number; signUpClosed: boolean };
export type ActionableEvent = { review: ReviewState; attendance: Attendance; participation: ParticipationMode };

const from: Readonly<Record<DateAction, readonly DateStatus[]>> = {
  cancel: ["scheduled", "postponed", "moved_online"],
  postpone: ["scheduled", "moved_online"],
  move_online: ["scheduled"],
  reinstate: ["cancelled", "postponed", "moved_online"],
  reschedule: ["scheduled", "postponed", "moved_online"],
  set_capacity: ["scheduled", "postponed", "moved_online"],
  close_sign_up: ["scheduled", "postponed", "moved_online"],
  reopen_sign_up: ["scheduled", "postponed", "moved_online"],
};
/** Actions that are possible on a postponed date after its old time has passed: it has no new time yet. */
const evenWhenPast: readonly DateAction[] = ["cancel", "reschedule"];
const aboutSeats: readonly DateAction[] = ["set_capacity", "close_sign_up", "reopen_sign_up"];

/** Return the fault that rules out an action in the present state; null when the action is possible. */
export function dateActionRefusal(
  action: DateAction,
  date: ActionableDate,
  event: ActionableEvent,
  now: number,
): FaultKey | null {
  if (event.review !== "approved") return "notPublished";
  const isTimeless = date.status === "postponed" && evenWhenPast.includes(action);
  if (date.endsAtUtc <= now && !isTimeless) return "dateIsOver";
  if (!from[action].includes(date.status)) return "notPossibleNow";
  if (action === "move_online" && event.attendance === "online") return "notPossibleNow";
  return aboutSeats.includes(action) && event.participation === "just_come" ? "noSignUpNeeded" : null;
}

/** True when a date is already in the state that an action leads to, so that a repeated request changes nothing. */
export function isAlreadyDone(action: DateAction, date: ActionableDate): boolean {
  if (action === "cancel") return date.status === "cancelled";
  if (action === "postpone") return date.status === "postponed";
  if (action === "move_online") return date.status === "moved_online";
  if (action === "reinstate") return date.status === "scheduled";
  if (action === "close_sign_up") return date.signUpClosed;
  return action === "reopen_sign_up" && !date.signUpClosed;
}

/** List the actions for which a page has buttons: those that are possible now and would change something. */
export const possibleActions = (date: ActionableDate, event: ActionableEvent, now: number): DateAction[] =>
  dateActions.filter((action) => !isAlreadyDone(action, date) && dateActionRefusal(action, date, event, now) === null);

/** Return the version of a date that a page shows; an action sends it back, so that changes in between are noticed. */
export const dateVersion = (date: { sequence: number; capacity: number | null; signUpClosed: boolean }): string =>
  [date.sequence, date.capacity ?? "", date.signUpClosed ? "closed" : "open"].join("-");
