import type { Attendance } from "./event.ts";

/** What became of one date. `held` is never stored: a date that ended and was neither cancelled nor postponed was held. */
export const dateStatuses = ["scheduled", "postponed", "moved_online", "cancelled"] as const;

export type DateStatus = (typeof dateStatuses)[number];

/** Dates one event may have. */
export const maxDates = 60;

/** Whether one can join a date on line: not every date of an event that has a link. */
export const isJoinable = (date: { attendance: Attendance; status: DateStatus }): boolean =>
  date.attendance !== "in_person" || date.status === "moved_online";

/** Neither called off nor put off. */
export const takesPlace = ({ status }: { status: DateStatus }): boolean =>
  status !== "cancelled" && status !== "postponed";

/** What a page says of a date: its stored life, plus what time makes of it. */
export type ShownDateStatus = DateStatus | "held";

export function dateStatusAt(date: { status: DateStatus; endsAtUtc: number }, now: number): ShownDateStatus {
  return takesPlace(date) && date.endsAtUtc <= now ? "held" : date.status;
}

/** Nothing about it is unusual: it takes place as it was said, or did. */
export const isAsPlanned = (status: ShownDateStatus): status is "scheduled" | "held" =>
  status === "scheduled" || status === "held";

/** What an event is as a whole, from what its dates are: it stands as long as one of them does. */
export function eventStatusOf(dates: readonly ShownDateStatus[]): ShownDateStatus {
  const order = ["scheduled", "moved_online", "postponed", "held"] as const;
  return order.find((status) => dates.includes(status)) ?? "cancelled";
}

/** What a list has to say of a date: nothing of one that stands as announced, or is over. */
export const isNotable = (status: ShownDateStatus): boolean => status !== "scheduled" && status !== "held";
