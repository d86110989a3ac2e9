import { addDays, isoWeekday, type LocalDate } from "#app/domain/time/zoned-time.ts";

/**
 * Return the ten days of the demonstration: from the first Friday at least 22 days ahead to the second Sunday after it.
 */
export function demoWeek(today: LocalDate): { startsOn: LocalDate; endsOn: LocalDate; submitUntil: LocalDate } {
  const soon = addDays(today, 22);
  const friday = 5;
  const startsOn = addDays(soon, (friday - isoWeekday(soon) + 7) % 7);
  return { startsOn, endsOn: addDays(startsOn, 9), submitUntil: addDays(startsOn, -3) };
}
