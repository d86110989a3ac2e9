import { type LocalDate, localDateOf, parseLocalDate, parseLocalDateTime } from "../time/zoned-time.ts";

/** A time as a calendar writes it: a day, perhaps a clock, in a zone of some name, in UTC, or wherever one is. */
export type CalendarTime = { day: LocalDate; clock: string | null; zone: string | null };

/** `2026-12-18`, `2026-12-18T19:00:00`, the same with Z, as ical.js writes them; seconds are nothing to us. */
export function readTime(text: string, zone: string | null): CalendarTime | null {
  const [, day = "", clock, utc] = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2}):\d{2}(Z)?)?$/.exec(text) ?? [];
  if (clock === undefined) {
    const whole = parseLocalDate(day);
    return whole && { day: whole, clock: null, zone: null };
  }
  const time = parseLocalDateTime(`${day}T${clock}`);
  return time && { day: localDateOf(time), clock, zone: utc ? "UTC" : zone };
}
