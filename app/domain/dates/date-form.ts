import { z } from "zod";
import { day, optionalDay, clockTime, clockOffset } from "../forms/time-fields.ts";
import { fieldText, optionalNumber } from "../forms/fields.ts";
import { maxCapacity } from "../model/participation.ts";
import { type LocalDate, addDays, atTime, localDateOf, timeOfDay } from "../time/zoned-time.ts";
import type { DateInput } from "../forms/event-input.ts";

export const dateForm = z.object({
  day,
  /** Day of the end; empty when it is the implied one. */
  endDay: optionalDay,
  startTime: clockTime,
  endTime: clockTime,
  startOffset: clockOffset,
  endOffset: clockOffset,
  capacity: optionalNumber(1, maxCapacity),
});

/** Maximum length of a date that runs past midnight without an end day being entered, in hours. */
const longestNightHours = 12;

/**
 * Return the implied day of the end: the same day, or the next one for a date that runs past midnight. An end far
 * before the start is a typing error, and stays on the same day to be refused.
 */
function impliedEndDay(day: LocalDate, startTime: string, endTime: string): LocalDate {
  const hour = (time: string) => Number(time.slice(0, 2)) + Number(time.slice(3)) / 60;
  const isNight = endTime < startTime && hour(endTime) + 24 - hour(startTime) <= longestNightHours;
  return isNight ? addDays(day, 1) : day;
}

/** Convert form values to a date in wall clock times. */
export function dateInputOf(date: z.output<typeof dateForm>): DateInput {
  const start = atTime(date.day, date.startTime);
  if (!start) throw new RangeError("day and time were checked by the form");
  // There is no day after the last supported year: an end that equals the start is refused later.
  const end = atTime(date.endDay ?? impliedEndDay(date.day, date.startTime, date.endTime), date.endTime) ?? start;
  return { start, end, startOffset: date.startOffset, endOffset: date.endOffset, capacity: date.capacity };
}

function endDayText({ start, end }: DateInput): string {
  const endDay = localDateOf(end);
  return endDay === impliedEndDay(localDateOf(start), timeOfDay(start), timeOfDay(end)) ? "" : endDay;
}

export const dateFormValues = (date: DateInput) => ({
  day: localDateOf(date.start),
  endDay: endDayText(date),
  startTime: timeOfDay(date.start),
  endTime: timeOfDay(date.end),
  startOffset: fieldText(date.startOffset),
  endOffset: fieldText(date.endOffset),
  capacity: fieldText(date.capacity),
});
