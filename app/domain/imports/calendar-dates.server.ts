import { maxDates } from "../model/date.ts";
import type { Window } from "../dates/resolve-dates.server.ts";
import {
  addDays,
  daysBetween,
  instantFrom,
  type LocalDate,
  type LocalDateTime,
  localDateOf,
  minutes,
  parseLocalDateTime,
  plus,
  timeOfDay,
  toUtcText,
} from "../time/zoned-time.ts";
import type { CalendarNote } from "./calendar-report.ts";
import type { CityClock } from "./calendar-clock.server.ts";
import { type Patience, ruleDays } from "./calendar-rule.ts";
import type { CalendarTime } from "./calendar-time.ts";
import type { CalendarEvent } from "./read-calendar.server.ts";

/** Date of a draft as the form holds it: values that the calendar does not give are empty. */
export type DraftDate = { day: LocalDate; startTime: string; endDay: string; endTime: string; startOffset: string };
/** Event of a calendar, with the events that replace some of its repetitions. */
export type CalendarSeries = { event: CalendarEvent; replacements: readonly CalendarEvent[] };

/**
 * List the dates of an event that lie in the window, in the time of the city and in order: repetitions, without the
 * excluded and with the moved ones, at most `maxDates`.
 * @returns "unknownRule" for a rule that is not supported, or that takes too long to expand
 */
export function calendarDates(
  { event, replacements }: CalendarSeries,
  clock: CityClock,
  window: Window,
  patience: Patience,
): { dates: DraftDate[]; notes: CalendarNote[] } | "unknownRule" {
  const own = event.isCancelled ? [] : repetitions(event, clock, window, patience);
  if (own === null) return "unknownRule";
  const gone = new Set(
    [...event.excluded, ...replacements.flatMap(({ replaces }) => replaces ?? [])].map(keyIn(clock)),
  );
  const kept = own.filter((time) => !gone.has(keyIn(clock)(time)) && !gone.has(time.day));
  const length = lengthOf(event, clock);
  const dates = [
    ...kept.map((start) => toDate({ ...event, start }, length, clock)),
    ...replacements
      .filter((replacement) => !replacement.isCancelled)
      .map((replacement) => toDate(replacement, lengthOf(replacement, clock), clock)),
  ].filter(({ date }) => date.day >= window.from && date.day <= window.to);
  const inOrder = [...new Map(dates.map((date) => [`${date.date.day} ${date.date.startTime}`, date])).entries()]
    .sort(([key], [otherKey]) => (key < otherKey ? -1 : 1))
    .map(([, date]) => date);
  return { dates: inOrder.slice(0, maxDates).map(({ date }) => date), notes: notesOf(inOrder) };
}

function notesOf(dates: readonly { date: DraftDate; isSure: boolean }[]): CalendarNote[] {
  const notes: CalendarNote[] = [];
  if (dates.some(({ isSure }) => !isSure)) notes.push("checkTime");
  if (dates.some(({ date }) => date.startTime === "")) notes.push("noTime");
  if (dates.length > maxDates) notes.push("datesCut");
  return notes;
}

/** Identify a time by the wall clock of the city, since times in two zones may be the same moment. */
const keyIn =
  (clock: CityClock) =>
  (time: CalendarTime): string =>
    clock(time)?.time ?? time.day;

/**
 * List the times of an event; those of a rule from a day before the window to a day after it, since a time in another
 * zone may fall into the window.
 */
function repetitions(
  { rule, start, extra }: CalendarEvent,
  clock: CityClock,
  window: Window,
  patience: Patience,
): CalendarTime[] | null {
  if (rule === null) return [start, ...extra];
  if (rule === "unknown") return null;
  const [from, to] = [addDays(window.from as LocalDate, -1), addDays(window.to as LocalDate, 1)];
  const last = rule.until && (clock(rule.until)?.time ?? `${rule.until.day}T23:59`);
  const times = ruleDays(rule, start.day, [from, to], patience)?.map((day) => ({ ...start, day }));
  return times === undefined
    ? null
    : [...times.filter((time) => last === null || keyIn(clock)(time) <= last), ...extra];
}

type Length = { minutes: number | null; days: number };

/** Return the duration by the wall clock of the city, or in whole days where the times have no clock. */
function lengthOf({ start, end, minutes: told }: CalendarEvent, clock: CityClock): Length {
  const [begins, ends] = [clock(start), end && clock(end)];
  if (!begins) return { minutes: null, days: end ? Math.max(0, daysBetween(start.day, end.day) - 1) : wholeDays(told) };
  if (!ends) return { minutes: told, days: 0 };
  const apart = (asUtc(ends.time) - asUtc(begins.time)) / minutes(1);
  return { minutes: apart > 0 ? apart : null, days: 0 };
}

const wholeDays = (told: number | null): number => (told === null ? 0 : Math.max(0, Math.ceil(told / (24 * 60)) - 1));
const asUtc = (time: LocalDateTime) => instantFrom(`${time}:00Z`);

function toDate({ start }: CalendarEvent, length: Length, clock: CityClock): { date: DraftDate; isSure: boolean } {
  const begins = clock(start);
  if (!begins) {
    const endDay = length.days > 0 ? addDays(start.day, length.days) : "";
    return { date: { day: start.day, startTime: "", endDay, endTime: "", startOffset: "" }, isSure: true };
  }
  const ends =
    length.minutes === null
      ? null
      : parseLocalDateTime(toUtcText(plus(asUtc(begins.time), minutes(length.minutes))).slice(0, 16));
  const day = localDateOf(begins.time);
  return {
    date: {
      day,
      startTime: timeOfDay(begins.time),
      endDay: ends && localDateOf(ends) !== day ? localDateOf(ends) : "",
      endTime: ends ? timeOfDay(ends) : "",
      startOffset: begins.offset === null ? "" : String(begins.offset),
    },
    isSure: begins.isSure,
  };
}
