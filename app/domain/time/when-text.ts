import type { Language } from "../languages/language.ts";
import { formatLocal, formatLocaleFor } from "./format-local.ts";
import { type LocalDateTime, localDateOf } from "./zoned-time.ts";

/** What is needed to say when something is. */
export type Span = { startsAtLocal: LocalDateTime; endsAtLocal: LocalDateTime; countryCode: string };

/** "18:00", written as people in the event's country write it. */
export function timeText(time: LocalDateTime, language: Language, countryCode: string): string {
  return formatLocal(time, "time", formatLocaleFor(language, countryCode));
}

/** The day or days: "Friday 18 December 2026", or two of them when it ends on another day. */
export function dayText(span: Span, language: Language): string {
  return formatLocal(span.startsAtLocal, "full", formatLocaleFor(language, span.countryCode));
}

/** "18:00 – 20:30"; with the weekday of the end when that is another day. */
export function timesText(span: Span, language: Language): string {
  const locale = formatLocaleFor(language, span.countryCode);
  const start = formatLocal(span.startsAtLocal, "time", locale);
  const end = formatLocal(span.endsAtLocal, "time", locale);
  const isOvernight = localDateOf(span.startsAtLocal) !== localDateOf(span.endsAtLocal);
  return isOvernight ? `${start} – ${end} (${formatLocal(span.endsAtLocal, "day", locale)})` : `${start} – ${end}`;
}
