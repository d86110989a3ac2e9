/**
 * Kinds of time, created only here and in `zone-arithmetic.server.ts`. Wall clock and zone are what an organiser means;
 * the instant is a cache computed from them with current zone data.
 */
declare const kind: unique symbol;
/** A tz database name, e.g. `Europe/Lisbon`. */
export type IanaZone = string & { readonly [kind]: "IanaZone" };
/** Wall clock without offset, `YYYY-MM-DDTHH:MM`. */
export type LocalDateTime = string & { readonly [kind]: "LocalDateTime" };
/** A calendar day without zone, `YYYY-MM-DD`. */
export type LocalDate = string & { readonly [kind]: "LocalDate" };
/** Milliseconds since 1970-01-01T00:00Z. */
export type Instant = number & { readonly [kind]: "Instant" };

const dateShape = /^(\d{4})-(\d{2})-(\d{2})$/;
const dateTimeShape = /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):([0-5]\d)(?::00)?$/;

/** Parse `YYYY-MM-DD`; null for a day that is not in the calendar (2026-02-30) or outside 1970 to 2199. */
export function parseLocalDate(text: string): LocalDate | null {
  const found = dateShape.exec(text);
  if (!found) return null;
  const [year, month, day] = [Number(found[1]), Number(found[2]), Number(found[3])];
  if (year < 1970 || year > 2199) return null;
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? (text as LocalDate) : null;
}

/** Parse `YYYY-MM-DDTHH:MM` (seconds only if `:00`); null if it is not a day and a time. */
export function parseLocalDateTime(text: string): LocalDateTime | null {
  const found = dateTimeShape.exec(text);
  if (!found || !parseLocalDate(found[1] ?? "")) return null;
  return `${found[1]}T${found[2]}:${found[3]}` as LocalDateTime;
}

export const localDateOf = (time: LocalDateTime): LocalDate => time.slice(0, 10) as LocalDate;
/** Return `HH:MM` of a wall clock. */
export const timeOfDay = (time: LocalDateTime): string => time.slice(11, 16);

export function atTime(day: LocalDate, time: string): LocalDateTime | null {
  return parseLocalDateTime(`${day}T${time}`);
}

const asUtc = (text: string): Date => new Date(`${text.length === 10 ? `${text}T00:00` : text}:00Z`);

export function addDays(day: LocalDate, days: number): LocalDate {
  const date = asUtc(day);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10) as LocalDate;
}

/** Return the number of days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: LocalDate, to: LocalDate): number {
  return Math.round((asUtc(to).getTime() - asUtc(from).getTime()) / hours(24));
}

/** Shift a wall clock by the difference of two others, as if no clock ever changed. */
export function shiftLocal(time: LocalDateTime, from: LocalDateTime, to: LocalDateTime): LocalDateTime {
  const shifted = asUtc(time).getTime() + asUtc(to).getTime() - asUtc(from).getTime();
  return new Date(shifted).toISOString().slice(0, 16) as LocalDateTime;
}

/** List the days from `first` to `last`, at most `max` of them; none when `last` is earlier. */
export function daysThrough(first: LocalDate, last: LocalDate, max = Number.POSITIVE_INFINITY): LocalDate[] {
  const found: LocalDate[] = [];
  for (let day = first; day <= last && found.length < max; day = addDays(day, 1)) found.push(day);
  return found;
}

/** Convert minutes to milliseconds. */
export const minutes = (count: number): number => count * 60_000;
/** Convert hours to milliseconds. */
export const hours = (count: number): number => count * 3_600_000;
/** Convert days of exactly 24 hours to milliseconds; for calendar days use `addDays`. */
export const days = (count: number): number => count * 86_400_000;

export const plus = (instant: Instant, milliseconds: number): Instant => (instant + milliseconds) as Instant;
/** Format an instant in UTC: `2026-12-18T18:30:00Z`. */
export const toUtcText = (instant: Instant): string => `${new Date(instant).toISOString().slice(0, 19)}Z`;
/** Return the day of an instant in UTC, for things that belong to no place. */
export const utcDay = (instant: Instant): LocalDate => new Date(instant).toISOString().slice(0, 10) as LocalDate;

/**
 * Parse an instant given as epoch milliseconds or as ISO 8601 with `Z` or an offset.
 * @throws RangeError when it is no instant
 */
export function instantFrom(value: number | string): Instant {
  const milliseconds = typeof value === "number" ? value : Date.parse(value);
  if (!Number.isFinite(milliseconds)) throw new RangeError("not an instant");
  return milliseconds as Instant;
}

/** Format an offset as `+01:00`, `-03:30` or `+00:00`, from minutes east of UTC. */
export function offsetText(minutesEast: number): string {
  const size = Math.abs(minutesEast);
  const part = (value: number) => String(Math.floor(value)).padStart(2, "0");
  return `${minutesEast < 0 ? "-" : "+"}${part(size / 60)}:${part(size % 60)}`;
}

/** Format minutes east of UTC for readers: with a real minus sign, after which no line breaks. */
export const offsetLabel = (minutesEast: number): string => offsetText(minutesEast).replace("-", "\u2212");

/** Parse `Z`, `+01:00` or `-03:30` as minutes east of UTC. */
export function minutesEast(offset: string): number {
  if (offset === "Z") return 0;
  const [hour = 0, minute = 0] = offset.slice(1).split(":").map(Number);
  return (offset.startsWith("-") ? -1 : 1) * (hour * 60 + minute);
}

/** Return the weekday of a day, Monday = 1 to Sunday = 7 (ISO 8601). */
export const isoWeekday = (day: LocalDate): number => ((asUtc(day).getUTCDay() + 6) % 7) + 1;
/** Convert a wall clock to the `Date` that `Intl` formats with `timeZone: "UTC"`; never an instant. */
export const asFormattable = (time: LocalDate | LocalDateTime): Date => asUtc(time);

/** The zone of what has no place, such as a proposed city. */
export const utcZone = "Etc/UTC" as IanaZone;
