import { hours, type Instant, instantFrom, minutes } from "../time/zoned-time.ts";

/** Position in a list of events in order of their last change: the last event of a page. */
export type OpenEventKey = { updatedAt: number; id: string };

export const openKeyText = ({ updatedAt, id }: OpenEventKey): string => `${updatedAt}~${id}`;

/** Parse a position. @returns null without a text, undefined for an invalid one */
export function readOpenKey(text: string | null): OpenEventKey | null | undefined {
  if (text === null || text === "") return null;
  const [, updatedAt, id] = /^(\d{1,15})~([0-9a-f-]{36})$/.exec(text) ?? [];
  return updatedAt && id ? { updatedAt: Number(updatedAt), id } : undefined;
}

const momentShape =
  /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):([0-5]\d):([0-5]\d|60)(?:\.(\d+))?(?:Z|([+-])([01]\d|2[0-3]):([0-5]\d))$/i;

/**
 * Parse a moment as in RFC 3339 5.6: a date, a time with seconds, and `Z` or an offset, in either case. Fractions are
 * cut to milliseconds; a moment before 1970 becomes 1970.
 * @returns null without a text, undefined for an invalid one
 */
export function readSince(text: string | null): Instant | null | undefined {
  if (text === null || text === "") return null;
  const found = momentShape.exec(text);
  if (!found || !isDay(found[1] ?? "")) return undefined;
  const [, day, hour, minute, second = "", fraction = "", sign = "+", offsetHour = "0", offsetMinute = "0"] = found;
  const isLeap = second === "60";
  const part = isLeap ? "59.999" : `${second}.${fraction.padEnd(3, "0").slice(0, 3)}`;
  const offset = hours(Number(offsetHour)) + minutes(Number(offsetMinute));
  const at = Date.parse(`${day}T${hour}:${minute}:${part}Z`) - (sign === "-" ? -offset : offset);
  if (isLeap && !isEndOfMonth(at)) return undefined;
  return instantFrom(Math.max(0, at));
}

/** True when a day exists: `Date` reads 31 February as 3 March. */
function isDay(text: string): boolean {
  const date = new Date(`${text}T00:00:00Z`);
  return Number.isFinite(date.getTime()) && date.toISOString().startsWith(text);
}

/** True at the end of a month in UTC, where leap seconds are inserted (RFC 3339 5.7). */
const isEndOfMonth = (at: number): boolean => new Date(at + 1).toISOString().endsWith("-01T00:00:00.000Z");
