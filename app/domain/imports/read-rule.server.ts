import type { CalendarRule } from "./calendar-rule.ts";
import { readTime } from "./calendar-time.ts";

const weekdays = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];
const frequencies = ["DAILY", "WEEKLY", "MONTHLY", "YEARLY"] as const;
/** Supported parts of a rule; a rule with any other part is left to the organiser. */
const known = ["freq", "interval", "count", "until", "bymonth", "bymonthday", "byday", "bysetpos", "wkst"];
/** Parts that some calendars add and that, with a single value, only repeat the start time. */
const idle = ["byhour", "byminute", "bysecond"];

/**
 * Convert a rule from the form of ical.js.
 * @returns "unknown" for an unsupported rule: by hours, by week numbers, and the like
 */
export function readRule(value: unknown): CalendarRule | "unknown" {
  if (typeof value !== "object" || value === null) return "unknown";
  const parts = value as Readonly<Record<string, unknown>>;
  const frequency = frequencies.find((frequency) => frequency === parts["freq"]);
  const isFollowed = Object.entries(parts).every(
    ([name, part]) => known.includes(name) || (idle.includes(name) && !(Array.isArray(part) && part.length > 1)),
  );
  const days = listOf(parts["byday"]).map(readWeekday);
  if (!frequency || !isFollowed || days.includes(null)) return "unknown";
  const rule: CalendarRule = {
    frequency,
    interval: Math.max(1, numberOf(parts["interval"]) ?? 1),
    count: numberOf(parts["count"]),
    until: parts["until"] === undefined ? null : readTime(String(parts["until"]), null),
    months: numbersOf(parts["bymonth"]),
    monthDays: numbersOf(parts["bymonthday"]),
    weekdays: days.flatMap((day) => (day ? [day] : [])),
    positions: numbersOf(parts["bysetpos"]),
    weekStart: typeof parts["wkst"] === "number" ? ((parts["wkst"] + 5) % 7) + 1 : 1,
  };
  return countsWithinMonth(rule) ? rule : "unknown";
}

/** True when the positions of a rule (BYSETPOS) are counted within a week, a month, or a single month of the year. */
const countsWithinMonth = ({ positions, frequency, months }: CalendarRule): boolean =>
  positions.length === 0 ||
  frequency === "WEEKLY" ||
  frequency === "MONTHLY" ||
  (frequency === "YEARLY" && months.length === 1);

/** Return the values of a part, at most 31: no sensible list is longer than the days of a month. */
const listOf = (value: unknown): unknown[] => (value === undefined ? [] : [value].flat().slice(0, 31));
const numberOf = (value: unknown): number | null => {
  const number = Number(value);
  return value !== undefined && Number.isInteger(number) && number > 0 ? number : null;
};
const numbersOf = (value: unknown): number[] => listOf(value).map(Number).filter(Number.isInteger);

function readWeekday(value: unknown): { weekday: number; nth: number } | null {
  const [, nth = "0", name = ""] = /^([+-]?\d{1,2})?([A-Z]{2})$/.exec(String(value)) ?? [];
  const weekday = weekdays.indexOf(name) + 1;
  return weekday === 0 ? null : { weekday, nth: Number(nth) };
}
