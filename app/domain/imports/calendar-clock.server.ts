import { resolveLocal, parseZone, toInstant, toLocal, offsetAt } from "../time/zone-arithmetic.server.ts";
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

/** A wall clock time in the organisation's city; the offset where its hour comes twice and is known. */
export type CityTime = { time: LocalDateTime; offset: number | null; isSure: boolean };
/** Says what a clock in the city shows at a time of the calendar; null for a time without a clock. */
export type CityClock = (time: CalendarTime) => CityTime | null;

/**
 * Calendars name zones as they like: by the tz database, with a path before it, as Windows does, or by a name of their own
 * that they describe. Where none of it helps, the clock stays as it was written, and somebody has to look at it.
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

/** The names that are tried, best first: the whole, its last steps, what Windows means, where the calendar says it lies. */
function findZone(name: string, described: CalendarZone | undefined): IanaZone | null {
  const steps = name.split("/").slice(-4);
  const tails = steps.map((_step, index) => steps.slice(index).join("/")).filter((tail) => tail.includes("/"));
  const windows = zoneOfWindows(name);
  const candidates = [name, ...tails, ...(windows ? [windows] : []), described?.location ?? ""];
  return candidates.map(parseZone).find((zone) => zone !== null) ?? null;
}

function throughZone(time: LocalDateTime, zone: IanaZone, cityZone: IanaZone): CityTime {
  const found = resolveLocal(time, zone);
  if (found.kind === "never") return { time, offset: null, isSure: false };
  if (found.kind === "once") return inCity(found.instant, cityZone);
  // RFC 5545 3.3.5: of an hour that comes twice the first is meant. Few who wrote it knew.
  return { ...inCity(toInstant(time, zone, found.offsets[0]), cityZone), isSure: false };
}

function inCity(instant: Instant, cityZone: IanaZone): CityTime {
  const time = toLocal(instant, cityZone);
  const isTwice = resolveLocal(time, cityZone).kind === "twice";
  return { time, offset: isTwice ? offsetAt(instant, cityZone) : null, isSure: true };
}

type Onset = { at: LocalDateTime; minutesEast: number };

/** The offset that a calendar's own description of a zone gives for a wall clock time, worked out once for each year. */
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

/** When the halves of a zone began in the year of a time and in the one before. */
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
