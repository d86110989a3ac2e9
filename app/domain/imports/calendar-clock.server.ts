import { parseZone, resolveOrFirst, toStoredLocal } from "../time/zone-arithmetic.server.ts";
import {
  atTime,
  type IanaZone,
  type Instant,
  instantFrom,
  type LocalDate,
  type LocalDateTime,
  minutes,
  plus,
} from "../time/zoned-time.ts";
import { type Patience, ruleDays } from "./calendar-rule.ts";
import type { CalendarTime } from "./calendar-time.ts";
import type { CalendarZone, ZonePart } from "./read-calendar.server.ts";
import { zoneOfWindows } from "./windows-zones.ts";

/**
 * Wall clock time in the organisation's city. `offset`, in minutes east of UTC, is set only where the hour comes twice.
 * `isSure` is false where an organiser should check the time.
 */
export type CityTime = { time: LocalDateTime; offset: number | null; isSure: boolean };
/** Conversion of a time of the calendar to the wall clock of the city; null for a time without a clock. */
export type CityClock = (time: CalendarTime) => CityTime | null;

/**
 * Create the conversion of a calendar's times to the wall clock of the city. A zone may be named as in the tz database,
 * with a path before it, as in Windows, or be described by the file itself (VTIMEZONE); a time of an unknown zone stays
 * as written and is marked as unsure.
 */
export function createCityClock(
  zones: ReadonlyMap<string, CalendarZone>,
  cityZone: IanaZone,
  patience: Patience,
): CityClock {
  const ownOffset = createOwnOffset(zones, patience);
  const known = new Map<string, IanaZone | null>();
  const zoneNamed = (name: string): IanaZone | null => {
    const found = known.has(name) ? (known.get(name) ?? null) : findZone(name, zones.get(name));
    known.set(name, found);
    return found;
  };
  return ({ day, clock, zone }) => {
    const time = clock === null ? null : atTime(day, clock);
    if (time === null) return null;
    if (zone === null) return { time, offset: null, isSure: true };
    const iana = zoneNamed(zone);
    if (iana === cityZone) return { time, offset: null, isSure: true };
    if (iana) return throughZone(time, iana, cityZone);
    const minutesEast = ownOffset(zone, time);
    if (minutesEast === null) return { time, offset: null, isSure: false };
    return inCity(plus(instantFrom(`${time}:00Z`), -minutes(minutesEast)), cityZone);
  };
}

/**
 * Find the tz database zone that a calendar means: by the whole name, by its last path segments, by the Windows name,
 * then by the location that the file gives.
 */
function findZone(name: string, described: CalendarZone | undefined): IanaZone | null {
  const steps = name.split("/").slice(-4);
  const tails = steps.map((_step, index) => steps.slice(index).join("/")).filter((tail) => tail.includes("/"));
  const windows = zoneOfWindows(name);
  const candidates = [name, ...tails, ...(windows ? [windows] : []), described?.location ?? ""];
  return candidates.map(parseZone).find((zone) => zone !== null) ?? null;
}

function throughZone(time: LocalDateTime, zone: IanaZone, cityZone: IanaZone): CityTime {
  // RFC 5545 3.3.5: of an hour that comes twice the first is meant. Few authors know, so the time is marked as unsure.
  const found = resolveOrFirst(time, zone, null);
  return found
    ? { ...inCity(found.instant, cityZone), isSure: found.offset === null }
    : { time, offset: null, isSure: false };
}

const inCity = (instant: Instant, cityZone: IanaZone): CityTime => ({
  ...toStoredLocal(instant, cityZone),
  isSure: true,
});

type Onset = { at: LocalDateTime; minutesEast: number };

/**
 * Create a lookup of the offset that the file's own description of a zone gives for a wall clock time, in minutes east
 * of UTC. Onsets are computed once for each year.
 */
function createOwnOffset(zones: ReadonlyMap<string, CalendarZone>, patience: Patience) {
  const known = new Map<string, readonly Onset[] | null>();
  return (name: string, time: LocalDateTime): number | null => {
    const parts = zones.get(name)?.parts ?? [];
    const key = `${time.slice(0, 4)} ${name}`;
    const found = known.get(key);
    const onsets = found === undefined ? onsetsUntil(parts, time, patience) : found;
    known.set(key, onsets);
    if (onsets === null) return null;
    return onsets.findLast(({ at }) => at <= time)?.minutesEast ?? parts[0]?.minutesEastBefore ?? null;
  };
}

/**
 * List the onsets of a zone's offsets in the year of a time and in the year before; null when `patience` is used up.
 */
function onsetsUntil(parts: readonly ZonePart[], time: LocalDateTime, patience: Patience): Onset[] | null {
  const year = Number(time.slice(0, 4));
  const span = [`${year - 1}-01-01`, `${year}-12-31`] as [LocalDate, LocalDate];
  const all = parts.map(({ start, rule, minutesEast }) => {
    const days = rule ? ruleDays({ ...rule, count: null }, start.day, span, patience) : [];
    return days && [start.day, ...days].map((day) => ({ at: atTime(day, start.clock ?? "00:00"), minutesEast }));
  });
  if (all.includes(null)) return null;
  return all
    .flatMap((onsets) => onsets ?? [])
    .filter((onset): onset is Onset => onset.at !== null)
    .sort((a, b) => (a.at < b.at ? -1 : 1));
}
