import { z } from "zod";
import { day, optionalDay, clockTime, clockOffset } from "../forms/time-fields.ts";
import { optionalNumber } from "../forms/fields.ts";
import { maxCapacity } from "../model/participation.ts";
import { type LocalDate, addDays, atTime, localDateOf, timeOfDay } from "../time/zoned-time.ts";
import type { DateInput } from "../forms/event-input.ts";

/** One date as people type it: a day and two times of the clock. */
export const dateForm = z.object({
  day,
  /** The day it ends, where that is another one. */
  endDay: optionalDay,
  startTime: clockTime,
  endTime: clockTime,
  startOffset: clockOffset,
  endOffset: clockOffset,
  capacity: optionalNumber(1, maxCapacity),
});

/** The longest evening that may run past midnight without its last day being written. */
const longestNightHours = 12;

/**
 * The day of the end that goes without saying: the same, or the next one for an evening that runs past midnight. An end
 * far earlier than the beginning is a slip, and stays on the same day to be refused.
 */
function impliedEndDay(day: LocalDate, startTime: string, endTime: string): LocalDate {
  const hour = (time: string) => Number(time.slice(0, 2)) + Number(time.slice(3)) / 60;
  const isNight = endTime < startTime && hour(endTime) + 24 - hour(startTime) <= longestNightHours;
  return isNight ? addDays(day, 1) : day;
}

/** A date as wall clock times, out of what was typed. */
export function dateInputOf(date: z.output<typeof dateForm>): DateInput {
  const start = atTime(date.day, date.startTime);
  if (!start) throw new RangeError("day and time were checked by the form");
  // After the last day of the last year there is none: the verb refuses an end that is no end.
  const end = atTime(date.endDay ?? impliedEndDay(date.day, date.startTime, date.endTime), date.endTime) ?? start;
  return { start, end, startOffset: date.startOffset, endOffset: date.endOffset, capacity: date.capacity };
}

export const text = (value: string | number | null): string => (value === null ? "" : String(value));

function endDayText({ start, end }: DateInput): string {
  const endDay = localDateOf(end);
  return endDay === impliedEndDay(localDateOf(start), timeOfDay(start), timeOfDay(end)) ? "" : endDay;
}

/** A date that was saved, as the form shows it again. */
export const dateFormValues = (date: DateInput) => ({
  day: localDateOf(date.start),
  endDay: endDayText(date),
  startTime: timeOfDay(date.start),
  endTime: timeOfDay(date.end),
  startOffset: text(date.startOffset),
  endOffset: text(date.endOffset),
  capacity: text(date.capacity),
});
