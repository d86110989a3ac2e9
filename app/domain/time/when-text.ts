import { directionOf, type Language } from "../languages/language.ts";
import { listText } from "../text/list-text.ts";
import { formatLocal, formatLocaleFor } from "./format-local.ts";
import { type LocalDateTime, localDateOf } from "./zoned-time.ts";

/**
 * Start and end of a date in wall clock.
 * countryCode: ISO 3166-1 alpha-2 of the country whose customs a text about one date follows; null in a list, which has
 * one style of times, that of the reader's language.
 */
export type Span = { startsAtLocal: LocalDateTime; endsAtLocal: LocalDateTime; countryCode: string | null };

/** Format a time as in the event's country: "18:00". */
export function timeText(time: LocalDateTime, language: Language, countryCode: string): string {
  return formatLocal(time, "time", formatLocaleFor(language, countryCode));
}

/** Format the day on which a span begins: "Friday 18 December 2026". */
export function dayText(span: Span, language: Language): string {
  return formatLocal(span.startsAtLocal, "full", formatLocaleFor(language, span.countryCode));
}

/** Format the day and time of a wall clock that is only mentioned: "Friday 18 December 2026, 18:00". */
export function momentText(time: LocalDateTime, language: Language, countryCode: string): string {
  const day = dayText({ startsAtLocal: time, endsAtLocal: time, countryCode }, language);
  return listText([day, timeText(time, language, countryCode)], language);
}

/** Right-to-left mark: with it, a range of digits begins at the right, where an Arabic reader begins. */
const rightToLeftMark = "\u200f";

/** Format start and end: "18:00 – 20:30", followed by the day of the end when it is another day. */
export function timesText(span: Span, language: Language): string {
  const locale = formatLocaleFor(language, span.countryCode);
  const start = formatLocal(span.startsAtLocal, "time", locale);
  const end = formatLocal(span.endsAtLocal, "time", locale);
  const isOvernight = localDateOf(span.startsAtLocal) !== localDateOf(span.endsAtLocal);
  const lead = directionOf(language) === "rtl" ? rightToLeftMark : "";
  // No-break spaces: a range split over two lines reads as two times.
  const times = `${lead}${start}\u00a0–\u00a0${end}`;
  return isOvernight ? `${times} (${formatLocal(span.endsAtLocal, "day", locale)})` : times;
}
