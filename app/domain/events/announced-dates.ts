import { type DateStatus, isAsPlanned } from "../model/date.ts";
import type { EventView, EventViewDate } from "./build-event-view.server.ts";

/** Maximum number of dates in a message and on a poster. */
const maxAnnounced = 14;

/**
 * List the dates that a message or a poster announces: those to come, or all of them once every date was held.
 * @returns the first ones, and how many are left out
 */
export function announcedDates(event: Pick<EventView, "dates">): { shown: EventViewDate[]; more: number } {
  const toCome = event.dates.filter((date) => date.status !== "held");
  const dates = toCome.length > 0 ? toCome : event.dates;
  const shown = dates.slice(0, maxAnnounced);
  return { shown, more: dates.length - shown.length };
}

/** Return how a date differs from what was announced first: its status, or `moved` to a new time; null if it does not. */
export function dateChange(
  date: Pick<EventViewDate, "status" | "previousStartsAtLocal">,
): Exclude<DateStatus, "scheduled"> | "moved" | null {
  if (!isAsPlanned(date.status)) return date.status;
  return date.status === "scheduled" && date.previousStartsAtLocal !== null ? "moved" : null;
}

/** True when an event takes place online only: then no place may be shown. */
export const isOnlineOnly = (event: Pick<EventView, "attendance" | "dates">): boolean =>
  event.attendance === "online" || event.dates.every((date) => date.status === "moved_online");
