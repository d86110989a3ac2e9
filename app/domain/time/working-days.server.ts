import { firstInstant, toLocal } from "./zone-arithmetic.server.ts";
import {
  addDays,
  atTime,
  type IanaZone,
  type Instant,
  isoWeekday,
  type LocalDate,
  localDateOf,
  timeOfDay,
} from "./zoned-time.ts";

/** Countries whose weekend is Friday and Saturday (CLDR, weekData); everywhere else it is Saturday and Sunday. */
const fridayAndSaturday: ReadonlySet<string> = new Set("BH DZ EG IQ JO KW LY OM QA SA SD SY YE".split(" "));

/**
 * True when a day is no weekend day in a country (ISO 3166-1 alpha-2, upper case). Public holidays are not considered.
 */
export function isWorkingDay(day: LocalDate, countryCode: string): boolean {
  const weekday = isoWeekday(day);
  return fridayAndSaturday.has(countryCode) ? weekday !== 5 && weekday !== 6 : weekday < 6;
}

type Place = { timeZone: IanaZone; countryCode: string };

/**
 * Return the instant at which a number of working days of a place have passed: the same wall clock, that many working
 * days later. A start on a day off counts from the first minute of the next working day.
 */
export function workingDaysLater(since: Instant, count: number, { timeZone, countryCode }: Place): Instant {
  const start = toLocal(since, timeZone);
  let day = localDateOf(start);
  const isOff = !isWorkingDay(day, countryCode);
  while (!isWorkingDay(day, countryCode)) day = addDays(day, 1);
  for (let left = count; left > 0; ) {
    day = addDays(day, 1);
    if (isWorkingDay(day, countryCode)) left -= 1;
  }
  return firstInstant(atTime(day, isOff ? "00:00" : timeOfDay(start)) ?? start, timeZone);
}
