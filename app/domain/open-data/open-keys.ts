import { hours, type Instant, instantFrom, minutes } from "../time/zoned-time.ts";

/** Where a list of events goes on: after this one, in the order of the last change. */
export type OpenEventKey = { updatedAt: number; id: string };

export const openKeyText = ({ updatedAt, id }: OpenEventKey): string => `${updatedAt}~${id}`;

/** @returns null where none is given, undefined for one that we never wrote */
export function readOpenKey(text: string | null): OpenEventKey | null | undefined {
  if (text === null || text === "") return null;
  const [, updatedAt, id] = /^(\d{1,15})~([0-9a-f-]{36})$/.exec(text) ?? [];
  return updatedAt && id ? { updatedAt: Number(updatedAt), id } : undefined;
}

const momentShape =
  /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):([0-5]\d):([0-5]\d|60)(?:\.(\d+))?(?:Z|([+-])([01]\d|2[0-3]):([0-5]\d))$/i;

/**
 * A moment as RFC 3339 5.6 writes it: a date, a time with seconds, and `Z` or an offset, letters in either case.
 * @returns null where none is given, undefined for what is none; never later than it is said, never before 1970
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

/** Whether a day is in the calendar: `Date` makes 3 March out of 31 February. */
function isDay(text: string): boolean {
  const date = new Date(`${text}T00:00:00Z`);
  return Number.isFinite(date.getTime()) && date.toISOString().startsWith(text);
}

/** Seconds are put in at the end of a month of UTC (RFC 3339 5.7). */
const isEndOfMonth = (at: number): boolean => new Date(at + 1).toISOString().endsWith("-01T00:00:00.000Z");
