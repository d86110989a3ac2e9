import type { Attendance } from "./event.ts";

/** What became of one date. `held` is never stored: a date that ended and was neither cancelled nor postponed was held. */
export const lifeStates = ["scheduled", "postponed", "moved_online", "cancelled"] as const;

export type LifeState = (typeof lifeStates)[number];

/** Dates one event may have. */
export const mostDates = 60;

/** Whether one can join a date on line: not every date of an event that has a link. */
export const isJoinable = (date: { attendance: Attendance; status: LifeState }): boolean =>
  date.attendance !== "in_person" || date.status === "moved_online";

/** Neither called off nor put off. */
export const takesPlace = ({ status }: { status: LifeState }): boolean =>
  status !== "cancelled" && status !== "postponed";

/** What a page says of a date: its stored life, plus what time makes of it. */
export type ShownLife = LifeState | "held";

export function lifeAt(date: { status: LifeState; endsAtUtc: number }, now: number): ShownLife {
  return takesPlace(date) && date.endsAtUtc <= now ? "held" : date.status;
}

/** Nothing about it is unusual: it takes place as it was said, or did. */
export const isAsPlanned = (life: ShownLife): life is "scheduled" | "held" => life === "scheduled" || life === "held";

/** What an event is as a whole, from what its dates are: it stands as long as one of them does. */
export function lifeOfAll(dates: readonly ShownLife[]): ShownLife {
  const order = ["scheduled", "moved_online", "postponed", "held"] as const;
  return order.find((life) => dates.includes(life)) ?? "cancelled";
}

/** What a list has to say of a date: nothing of one that stands as announced, or is over. */
export const isUnusual = (life: ShownLife): boolean => life !== "scheduled" && life !== "held";
