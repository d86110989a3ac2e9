import { directionOf, type Language } from "../languages/language.ts";
import { listText } from "../text/list-text.ts";
import { formatLocal, formatLocaleFor } from "./format-local.ts";
import { type LocalDateTime, localDateOf } from "./zoned-time.ts";

/** What is needed to say when something is. */
export type Span = { startsAtLocal: LocalDateTime; endsAtLocal: LocalDateTime; countryCode: string };

/** "18:00", written as people in the event's country write it. */
export function timeText(time: LocalDateTime, language: Language, countryCode: string): string {
  return formatLocal(time, "time", formatLocaleFor(language, countryCode));
}

/** The day it begins: "Friday 18 December 2026". */
export function dayText(span: Span, language: Language): string {
  return formatLocal(span.startsAtLocal, "full", formatLocaleFor(language, span.countryCode));
}

/** Day and beginning, of a time that is only mentioned: "Friday 18 December 2026, 18:00". */
export function momentText(time: LocalDateTime, language: Language, countryCode: string): string {
  const day = dayText({ startsAtLocal: time, endsAtLocal: time, countryCode }, language);
  return listText([day, timeText(time, language, countryCode)], language);
}

/** Makes figures alone run from right to left, so that the beginning stands where an Arabic reader begins. */
const rightToLeftMark = "\u200f";

/** "18:00 – 20:30"; with the weekday of the end when that is another day. */
export function timesText(span: Span, language: Language): string {
  const locale = formatLocaleFor(language, span.countryCode);
  const start = formatLocal(span.startsAtLocal, "time", locale);
  const end = formatLocal(span.endsAtLocal, "time", locale);
  const isOvernight = localDateOf(span.startsAtLocal) !== localDateOf(span.endsAtLocal);
  const lead = directionOf(language) === "rtl" ? rightToLeftMark : "";
  // Blanks that do not break: a range in two lines reads as two times.
  const times = `${lead}${start}\u00a0–\u00a0${end}`;
  return isOvernight ? `${times} (${formatLocal(span.endsAtLocal, "day", locale)})` : times;
}
