import { toLocal } from "../time/zone-arithmetic.server.ts";
import {
  daysBetween,
  days,
  hours,
  type IanaZone,
  type Instant,
  type LocalDate,
  type LocalDateTime,
  localDateOf,
  minutes,
  plus,
  timeOfDay,
} from "../time/zoned-time.ts";

/**
 * A deadline as people say it, seen from now, in the zone of the place. Midnight is the end of the day before it:
 * `time` is null, and `isEnd` true.
 */
export type DueWords =
  | { form: "late"; unit: "minutes" | "hours" | "days"; count: number }
  | { form: "today" | "tomorrow"; time: LocalDateTime | null }
  | { form: "weekday" | "date"; day: LocalDate; isEnd: boolean };

/** Number of days in which the name of a weekday tells the day. */
const daysOfWeekdays = 6;

/** Return the last day, of a place, on which something is decided in time. */
export const dueDayOf = (due: Instant, timeZone: IanaZone): LocalDate => localDateOf(toLocal(plus(due, -1), timeZone));

/** Say a deadline in words. An hour is named for today and tomorrow only. */
export function dueWords(due: Instant, now: Instant, timeZone: IanaZone): DueWords {
  if (due <= now) return { form: "late", ...spanOf(now - due) };
  const local = toLocal(due, timeZone);
  const isEnd = timeOfDay(local) === "00:00";
  const day = dueDayOf(due, timeZone);
  const away = daysBetween(localDateOf(toLocal(now, timeZone)), day);
  if (away <= 1) return { form: away <= 0 ? "today" : "tomorrow", time: isEnd ? null : local };
  return { form: away <= daysOfWeekdays ? "weekday" : "date", day, isEnd };
}

/** Express a span in the largest unit that it fills; never 0. */
export function spanOf(milliseconds: number): { unit: "minutes" | "hours" | "days"; count: number } {
  const whole = (unit: number) => Math.floor(milliseconds / unit);
  if (whole(days(1)) >= 1) return { unit: "days", count: whole(days(1)) };
  if (whole(hours(1)) >= 1) return { unit: "hours", count: whole(hours(1)) };
  return { unit: "minutes", count: Math.max(1, whole(minutes(1))) };
}
