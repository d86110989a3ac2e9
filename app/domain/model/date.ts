import type { Attendance } from "./event.ts";

/**
 * Stored statuses of a date. `held` is never stored: a date that has ended, neither cancelled nor postponed, was held.
 */
export const dateStatuses = ["scheduled", "postponed", "moved_online", "cancelled"] as const;

export type DateStatus = (typeof dateStatuses)[number];

export const maxDates = 60;

/** True when a date can be joined online: not every date of an event with a link can. */
export const isJoinable = (date: { attendance: Attendance; status: DateStatus }): boolean =>
  date.attendance !== "in_person" || date.status === "moved_online";

export const takesPlace = ({ status }: { status: ShownDateStatus }): boolean =>
  status !== "cancelled" && status !== "postponed";

/** Status of a date as pages show it: the stored status, or `held` once the date has ended. */
export type ShownDateStatus = DateStatus | "held";

export function dateStatusAt(date: { status: DateStatus; endsAtUtc: number }, now: number): ShownDateStatus {
  return takesPlace(date) && date.endsAtUtc <= now ? "held" : date.status;
}

/** True when a date takes place, or took place, as announced: lists mention any other status. */
export const isAsPlanned = (status: ShownDateStatus): status is "scheduled" | "held" =>
  status === "scheduled" || status === "held";

/**
 * Derive the status of an event from the statuses of its dates: scheduled, moved online, postponed or held, in this
 * order, if any date has it; else cancelled.
 */
export function eventStatusOf(dates: readonly ShownDateStatus[]): ShownDateStatus {
  const order = ["scheduled", "moved_online", "postponed", "held"] as const;
  return order.find((status) => dates.includes(status)) ?? "cancelled";
}
