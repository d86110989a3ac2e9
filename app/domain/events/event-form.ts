import { z } from "zod";
import { faultText } from "../fault-text.ts";
import { latinDigits } from "../text/plain-text.ts";
import { addDays, atTime, type LocalDate, parseLocalDate, timeOfDay, localDateOf } from "../time/zoned-time.ts";
import { largestCapacity, mostDates } from "./event.ts";
import { type DateInput, type EventInput, eventFields, optionalNumber } from "./event-input.ts";

const day = z
  .string({ error: faultText("required") })
  .transform((text) => latinDigits(text).trim())
  .transform((text) => parseLocalDate(text))
  .refine((value) => value !== null, faultText("day"))
  .transform((value) => value as LocalDate);

/** "18:30", also as people type it without a time picker: "18h30", "18.30", "18h", "1830". */
export const clockTime = z
  .string({ error: faultText("required") })
  .transform((text) => readTime(latinDigits(text).trim()))
  .refine((value) => value !== null, faultText("time"))
  .transform((value) => value ?? "");

function readTime(text: string): string | null {
  const found = /^([01]?\d|2[0-3])(?:[:h.]?([0-5]\d)|h)?$/i.exec(text);
  return found?.[1] ? `${found[1].padStart(2, "0")}:${found[2] ?? "00"}` : null;
}

/** Which of two hours of the same name is meant, in minutes east of UTC. */
export const clockOffset = z
  .string()
  .default("")
  .refine((text) => /^-?\d{0,4}$/.test(text), faultText("choose"))
  .transform((text) => (text === "" || text === "-" ? null : Number(text)));

export const optionalDay = z
  .string()
  .default("")
  .transform((text) => latinDigits(text).trim())
  .refine((text) => text === "" || parseLocalDate(text) !== null, faultText("day"))
  .transform((text) => parseLocalDate(text));

/** One date as people type it: a day and two times of the clock. */
export const dateForm = z.object({
  day,
  /** The day it ends, where that is another one. */
  endDay: optionalDay,
  startTime: clockTime,
  endTime: clockTime,
  startOffset: clockOffset,
  endOffset: clockOffset,
  capacity: optionalNumber(1, largestCapacity),
});

/** The event form: its dates as day and two times of the clock. */
export const eventForm = z.object({
  ...eventFields,
  eventId: z.uuid({ error: faultText("required") }),
  organisationId: z.string({ error: faultText("choose") }),
  dates: z
    .array(dateForm)
    .min(1, faultText("required"))
    .max(mostDates, faultText("tooMany", { max: mostDates })),
});
export type EventFormValues = z.input<typeof eventForm>;

/** What the verb needs, out of what the form holds. */
export function eventInputOf(form: z.output<typeof eventForm>): EventInput & { eventId: string } {
  return { ...form, dates: form.dates.map(dateInputOf) };
}

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

/** The field of the form that a fault of the verb belongs to. */
export const eventFormField = (name: string): string => name.replace(/^(dates\[\d+\])\.(start|end)$/, "$1.$2Time");

const text = (value: string | number | null): string => (value === null ? "" : String(value));

function endDayText({ start, end }: DateInput): string {
  const endDay = localDateOf(end);
  return endDay === impliedEndDay(localDateOf(start), timeOfDay(start), timeOfDay(end)) ? "" : endDay;
}

/** What was saved, as the form shows it again. */
export function eventFormValues(eventId: string, input: EventInput): EventFormValues {
  return {
    ...input,
    eventId,
    venueName: text(input.venueName),
    streetAddress: text(input.streetAddress),
    district: text(input.district),
    placeAsk: text(input.placeAsk),
    joinUrl: text(input.joinUrl),
    publicContact: text(input.publicContact),
    revealHours: text(input.revealHours),
    partyLimit: text(input.partyLimit),
    dates: input.dates.map(dateFormValues),
  };
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
