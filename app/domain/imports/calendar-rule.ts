import { addDays, daysBetween, isoWeekday, type LocalDate } from "../time/zoned-time.ts";
import type { CalendarTime } from "./calendar-time.ts";

/** Recurrence rule in whole days (RFC 5545 3.3.10), limited to the parts that calendars commonly use. */
export type CalendarRule = {
  frequency: "DAILY" | "WEEKLY" | "MONTHLY" | "YEARLY";
  interval: number;
  count: number | null;
  until: CalendarTime | null;
  months: readonly number[];
  monthDays: readonly number[];
  /** Weekday (Monday = 1) and its number in the month or year, negative from the end; 0 for each one. */
  weekdays: readonly { weekday: number; nth: number }[];
  positions: readonly number[];
  weekStart: number;
};

/** Number of days that may still be examined for a file, over all its rules; `ruleDays` counts it down. */
export type Patience = { days: number };

/**
 * List the days between two days on which a rule repeats; the last may be one day after UNTIL. Each day is tested in
 * turn, so that a rule without an end, or one that never matches (30 February), terminates; iterators of libraries do
 * not.
 * @returns null when `patience` is used up
 */
export function ruleDays(
  rule: CalendarRule,
  start: LocalDate,
  [from, to]: readonly [LocalDate, LocalDate],
  patience: Patience,
): LocalDate[] | null {
  const last = until(rule, to);
  const isRuleDay = createRuleDay(rule, start);
  const { count } = rule;
  const found: LocalDate[] = [];
  let left = count ?? Number.POSITIVE_INFINITY;
  for (let day = count === null && from > start ? from : start; day <= last && left > 0; day = addDays(day, 1)) {
    patience.days -= 1;
    if (patience.days < 0) return null;
    if (!isRuleDay(day)) continue;
    left -= 1;
    if (day >= from) found.push(day);
  }
  return found;
}

/**
 * Return the last day to test. UNTIL with a zone may fall on the next day elsewhere; callers compare the exact time.
 */
function until({ until: last }: CalendarRule, to: LocalDate): LocalDate {
  if (last === null) return to;
  const day = last.zone === null ? last.day : addDays(last.day, 1);
  return day < to ? day : to;
}

function createRuleDay(rule: CalendarRule, start: LocalDate): (day: LocalDate) => boolean {
  const said = { ...rule, ...withDefaults(rule, start) };
  const together = new Map<string, LocalDate[]>();
  const inPeriod = (day: LocalDate): LocalDate[] => {
    const days = periodDays(said, day);
    const key = days[0] ?? day;
    const known = together.get(key) ?? days.filter((day) => fits(said, day));
    together.set(key, known);
    return known;
  };
  return (day) => {
    // The first day counts even where the rule does not match it.
    if (day === start) return true;
    if (!isInPeriod(said, start, day) || !fits(said, day)) return false;
    if (said.positions.length === 0) return true;
    const days = inPeriod(day);
    return said.positions.some((position) => days.at(position > 0 ? position - 1 : position) === day);
  };
}

const yearOf = (day: LocalDate) => Number(day.slice(0, 4));
const monthOf = (day: LocalDate) => Number(day.slice(5, 7));
const dayOf = (day: LocalDate) => Number(day.slice(8, 10));
const weekBegin = (day: LocalDate, weekStart: number) => addDays(day, -((isoWeekday(day) - weekStart + 7) % 7));

/** True when the interval of the rule includes the day, week, month or year of a day. */
function isInPeriod({ frequency, interval, weekStart }: CalendarRule, start: LocalDate, day: LocalDate): boolean {
  const apart = {
    DAILY: () => daysBetween(start, day),
    WEEKLY: () => daysBetween(weekBegin(start, weekStart), weekBegin(day, weekStart)) / 7,
    MONTHLY: () => (yearOf(day) - yearOf(start)) * 12 + monthOf(day) - monthOf(start),
    YEARLY: () => yearOf(day) - yearOf(start),
  };
  return apart[frequency]() % interval === 0;
}

function fits(rule: CalendarRule, day: LocalDate): boolean {
  const { months, monthDays, weekdays } = rule;
  if (months.length > 0 && !months.includes(monthOf(day))) return false;
  if (monthDays.length > 0 && !monthDays.some((monthDay) => monthDayIs(day, monthDay))) return false;
  const weekday = isoWeekday(day);
  return weekdays.length === 0 || weekdays.some((entry) => entry.weekday === weekday && isNth(rule, day, entry.nth));
}

/** Take the weekday, day of the month or month that a rule leaves out from the first day. */
function withDefaults(rule: CalendarRule, start: LocalDate) {
  const { frequency, months, monthDays, weekdays } = rule;
  if (weekdays.length > 0 || monthDays.length > 0 || frequency === "DAILY") return rule;
  if (frequency === "WEEKLY") return { months, monthDays, weekdays: [{ weekday: isoWeekday(start), nth: 0 }] };
  const ownMonth = frequency === "YEARLY" && months.length === 0 ? [monthOf(start)] : months;
  return { months: ownMonth, monthDays: [dayOf(start)], weekdays };
}

const monthEnd = (day: LocalDate): LocalDate => {
  const next = addDays(`${day.slice(0, 7)}-28` as LocalDate, 4);
  return addDays(next, -dayOf(next));
};
const monthDayIs = (day: LocalDate, wanted: number) =>
  dayOf(day) === (wanted > 0 ? wanted : dayOf(monthEnd(day)) + wanted + 1);

/** True when a day is the nth of its weekday in the month, or in the year for a yearly rule without months. */
function isNth(rule: CalendarRule, day: LocalDate, nth: number): boolean {
  if (nth === 0) return true;
  const isOfYear = rule.frequency === "YEARLY" && rule.months.length === 0;
  const [first, last] = isOfYear
    ? [`${day.slice(0, 4)}-01-01`, `${day.slice(0, 4)}-12-31`]
    : [`${day.slice(0, 7)}-01`, monthEnd(day)];
  const before = Math.floor(daysBetween(first as LocalDate, day) / 7) + 1;
  const after = Math.floor(daysBetween(day, last as LocalDate) / 7) + 1;
  return nth > 0 ? before === nth : after === -nth;
}

/**
 * List all days of the week or month in which positions are counted. A yearly rule with positions has a single month.
 */
function periodDays({ frequency, weekStart }: CalendarRule, day: LocalDate): LocalDate[] {
  const first = frequency === "WEEKLY" ? weekBegin(day, weekStart) : (`${day.slice(0, 7)}-01` as LocalDate);
  const length = frequency === "WEEKLY" ? 7 : dayOf(monthEnd(day));
  return Array.from({ length }, (_one, index) => addDays(first, index));
}
