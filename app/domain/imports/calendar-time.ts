import { type LocalDate, localDateOf, parseLocalDate, parseLocalDateTime } from "../time/zoned-time.ts";

/** Time in a calendar: a day with an optional clock, in a named zone, in UTC (zone "UTC"), or without a zone. */
export type CalendarTime = { day: LocalDate; clock: string | null; zone: string | null };

/**
 * Parse a time as ical.js writes it: `2026-12-18`, `2026-12-18T19:00:00`, or the latter with Z. Seconds are dropped.
 * @returns null for any other form
 */
export function readTime(text: string, zone: string | null): CalendarTime | null {
  const [, day = "", clock, utc] = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2}):\d{2}(Z)?)?$/.exec(text) ?? [];
  if (clock === undefined) {
    const whole = parseLocalDate(day);
    return whole && { day: whole, clock: null, zone: null };
  }
  const time = parseLocalDateTime(`${day}T${clock}`);
  return time && { day: localDateOf(time), clock, zone: utc ? "UTC" : zone };
}
