import { addDays, daysBetween, isoWeekday, type LocalDate } from "../time/zoned-time.ts";
import type { CalendarTime } from "./calendar-time.ts";

/** A repetition by whole days (RFC 5545 3.3.10), as far as calendars of people use it. */
export type CalendarRule = {
  frequency: "DAILY" | "WEEKLY" | "MONTHLY" | "YEARLY";
  interval: number;
  count: number | null;
  until: CalendarTime | null;
  months: readonly number[];
  monthDays: readonly number[];
  /** Weekday (Monday = 1) and which one of its month or year; 0: each. */
  weekdays: readonly { weekday: number; nth: number }[];
  positions: readonly number[];
  weekStart: number;
};

/** A rule that counts from its beginning is followed for this long. */
const longestCount = 36_600;

/**
 * The days between two on which a rule repeats, those after its end by less than one day included. Each day is asked whether it is one, so an endless rule, or one that no day
 * ever fits, costs what the window costs. (Iterators of libraries run for ever on the 30th of February.)
 */
export function ruleDays(rule: CalendarRule, start: LocalDate, from: LocalDate, to: LocalDate): LocalDate[] {
  const last = until(rule, to);
  const first = rule.count === null && from > start ? from : start;
  const found: LocalDate[] = [];
  let counted = 0;
  let steps = 0;
  for (let day = first; day <= last && steps < longestCount; day = addDays(day, 1), steps += 1) {
    if (day !== start && !isRuleDay(rule, start, day)) continue;
    counted += 1;
    if (rule.count !== null && counted > rule.count) break;
    if (day >= from) found.push(day);
  }
  return found;
}

/** The last day, in whatever zone: where it is told in UTC, it may be the day after. Who knows the zones looks closer. */
function until({ until: last }: CalendarRule, to: LocalDate): LocalDate {
  if (last === null) return to;
  const day = last.zone === null ? last.day : addDays(last.day, 1);
  return day < to ? day : to;
}

function isRuleDay(rule: CalendarRule, start: LocalDate, day: LocalDate): boolean {
  if (!isInPeriod(rule, start, day) || !fits(rule, start, day)) return false;
  if (rule.positions.length === 0) return true;
  const together = periodDays(rule, day).filter((one) => fits(rule, start, one));
  const place = together.indexOf(day);
  return rule.positions.some((position) => (position > 0 ? position - 1 : together.length + position) === place);
}

const yearOf = (day: LocalDate) => Number(day.slice(0, 4));
const monthOf = (day: LocalDate) => Number(day.slice(5, 7));
const dayOf = (day: LocalDate) => Number(day.slice(8, 10));
const weekBegin = (day: LocalDate, weekStart: number) => addDays(day, -((isoWeekday(day) - weekStart + 7) % 7));

/** Whether the interval of the rule hits the day's own day, week, month or year. */
function isInPeriod({ frequency, interval, weekStart }: CalendarRule, start: LocalDate, day: LocalDate): boolean {
  const apart = {
    DAILY: () => daysBetween(start, day),
    WEEKLY: () => daysBetween(weekBegin(start, weekStart), weekBegin(day, weekStart)) / 7,
    MONTHLY: () => (yearOf(day) - yearOf(start)) * 12 + monthOf(day) - monthOf(start),
    YEARLY: () => yearOf(day) - yearOf(start),
  };
  return apart[frequency]() % interval === 0;
}

function fits(rule: CalendarRule, start: LocalDate, day: LocalDate): boolean {
  const { months, monthDays, weekdays } = withDefaults(rule, start);
  if (months.length > 0 && !months.includes(monthOf(day))) return false;
  if (monthDays.length > 0 && !monthDays.some((one) => monthDayIs(day, one))) return false;
  return weekdays.length === 0 || weekdays.some((one) => weekdayIs(rule, day, one));
}

/** What goes without saying follows from the first day. */
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

function weekdayIs(rule: CalendarRule, day: LocalDate, { weekday, nth }: { weekday: number; nth: number }): boolean {
  if (isoWeekday(day) !== weekday) return false;
  if (nth === 0) return true;
  const isOfYear = rule.frequency === "YEARLY" && rule.months.length === 0;
  const [first, last] = isOfYear
    ? [`${day.slice(0, 4)}-01-01`, `${day.slice(0, 4)}-12-31`]
    : [`${day.slice(0, 7)}-01`, monthEnd(day)];
  const before = Math.floor(daysBetween(first as LocalDate, day) / 7) + 1;
  const after = Math.floor(daysBetween(day, last as LocalDate) / 7) + 1;
  return nth > 0 ? before === nth : after === -nth;
}

/** All days of the week, month or year in which positions are counted. */
function periodDays({ frequency, weekStart }: CalendarRule, day: LocalDate): LocalDate[] {
  const spans = {
    DAILY: () => [day, day],
    WEEKLY: () => [weekBegin(day, weekStart), addDays(weekBegin(day, weekStart), 6)],
    MONTHLY: () => [`${day.slice(0, 7)}-01`, monthEnd(day)],
    YEARLY: () => [`${day.slice(0, 4)}-01-01`, `${day.slice(0, 4)}-12-31`],
  };
  const [first, last] = spans[frequency]() as [LocalDate, LocalDate];
  return Array.from({ length: daysBetween(first, last) + 1 }, (_one, index) => addDays(first, index));
}
