import { DateTime, Settings, Zone } from "luxon";
import moment from "moment-timezone";
import {
  type IanaZone,
  type Instant,
  instantFrom,
  type LocalDate,
  type LocalDateTime,
  minutes,
  offsetText,
  plus,
} from "./zoned-time.ts";

/**
 * Single source of zone rules: the data of the `moment-timezone` package behind a luxon zone, since Node's own data are
 * older than the law in several cities of the network (WALL-02).
 */
Settings.throwOnInvalid = true;
declare module "luxon" {
  interface TSSettings {
    throwOnInvalid: true;
  }
}

/**
 * Read once at start: another package with an older copy of `moment-timezone` would replace the data in the same place.
 */
const { tz } = moment;

/** Release of the tz database in use, e.g. `2026f`. */
export const zoneDataVersion: string = tz.dataVersion;

class TzdbZone extends Zone {
  readonly #rules: moment.MomentZone;
  constructor(rules: moment.MomentZone) {
    super();
    this.#rules = rules;
  }
  override get type(): string {
    return "tzdb";
  }
  override get name(): string {
    return this.#rules.name;
  }
  override get isUniversal(): boolean {
    return false;
  }
  override offsetName(): string {
    return "";
  }
  override formatOffset(timestamp: number): string {
    return offsetText(this.offset(timestamp));
  }
  override offset(timestamp: number): number {
    return -this.#rules.utcOffset(timestamp) || 0;
  }
  override equals(other: Zone): boolean {
    return other.name === this.name;
  }
  override get isValid(): true {
    return true;
  }
}

const zones = new Map<string, TzdbZone>();
function zoneNamed(name: IanaZone): TzdbZone {
  const cached = zones.get(name);
  if (cached) return cached;
  const rules = tz.zone(name);
  if (!rules || rules.name.toLowerCase() !== name.toLowerCase()) throw new RangeError(`unknown time zone ${name}`);
  const zone = new TzdbZone(rules);
  zones.set(name, zone);
  return zone;
}

/** Parse a current tz database name, backward links included; null for any other text (WALL-10). */
export function parseZone(name: string): IanaZone | null {
  return tz.zone(name)?.name === name ? (name as IanaZone) : null;
}

/** Return the offset of a zone at an instant, in minutes east of UTC. */
export const offsetAt = (instant: Instant, zone: IanaZone): number => zoneNamed(zone).offset(instant);

export function toLocal(instant: Instant, zone: IanaZone): LocalDateTime {
  return DateTime.fromMillis(instant, { zone: zoneNamed(zone) }).toFormat("yyyy-MM-dd'T'HH:mm") as LocalDateTime;
}

export const dayAt = (instant: Instant, zone: IanaZone): LocalDate => toLocal(instant, zone).slice(0, 10) as LocalDate;

/**
 * Result of resolving a wall clock in a zone: it occurs once, never (the clock jumps over it), or twice (it is set
 * back).
 */
export type Resolution =
  | { kind: "once"; instant: Instant; offset: number }
  | { kind: "never" }
  | { kind: "twice"; offsets: [first: number, second: number] };

/**
 * Find the instant of a wall clock. Luxon alone moves a skipped hour silently and picks one of two repeated hours by
 * the season in which it runs (WALL-06, WALL-07), so both cases are returned to the caller instead.
 */
export function resolveLocal(time: LocalDateTime, zone: IanaZone): Resolution {
  const found = DateTime.fromISO(time, { zone: zoneNamed(zone) });
  if (found.toMillis() + found.offset * 60_000 !== Date.parse(`${time}:00Z`)) return { kind: "never" };
  const [first, second] = found
    .getPossibleOffsets()
    .map((choice) => choice.offset)
    .sort((a, b) => b - a);
  if (first !== undefined && second !== undefined) return { kind: "twice", offsets: [first, second] };
  return { kind: "once", instant: found.toMillis() as Instant, offset: found.offset };
}

/**
 * Return the instant of a wall clock, using its stored offset when it occurs twice.
 * @param offset minutes east of UTC stored with a repeated hour; null elsewhere
 * @throws RangeError when the time does not exist, or occurs twice and the offset selects neither
 */
export function toInstant(time: LocalDateTime, zone: IanaZone, offset: number | null): Instant {
  const found = resolveLocal(time, zone);
  if (found.kind === "once") return found.instant;
  if (found.kind === "twice" && offset !== null && found.offsets.includes(offset)) {
    return (Date.parse(`${time}:00Z`) - offset * 60_000) as Instant;
  }
  throw new RangeError(`${time} in ${zone} is not one instant`);
}

/**
 * Resolve a wall clock without asking anybody: of an hour that occurs twice, take the chosen offset, else the first.
 * @param chosen minutes east of UTC; null when no user chose one
 * @returns the offset only where the hour occurs twice, as it is stored; null when the time does not exist
 */
export function resolveOrFirst(
  time: LocalDateTime,
  zone: IanaZone,
  chosen: number | null,
): { instant: Instant; offset: number | null } | null {
  const found = resolveLocal(time, zone);
  if (found.kind === "never") return null;
  if (found.kind === "once") return { instant: found.instant, offset: null };
  const offset = found.offsets.find((possible) => possible === chosen) ?? found.offsets[0];
  return { instant: toInstant(time, zone, offset), offset };
}

/**
 * Return the instant of a wall clock that no user chose: of an hour that occurs twice the first, of a skipped hour the
 * end of the gap (WALL-08).
 */
export const firstInstant = (time: LocalDateTime, zone: IanaZone): Instant =>
  resolveOrFirst(time, zone, null)?.instant ?? firstInstant(minuteAfter(time), zone);

const minuteAfter = (time: LocalDateTime): LocalDateTime =>
  new Date(plus(instantFrom(`${time}:00Z`), minutes(1))).toISOString().slice(0, 16) as LocalDateTime;

/** Return the wall clock of an instant with its offset as it is stored: only where the hour occurs twice (WALL-07). */
export function toStoredLocal(instant: Instant, zone: IanaZone): { time: LocalDateTime; offset: number | null } {
  const time = toLocal(instant, zone);
  return { time, offset: resolveLocal(time, zone).kind === "twice" ? offsetAt(instant, zone) : null };
}

const canary: readonly [IanaZone, string, number][] = (
  [
    ["Africa/Casablanca", "2026-11-25", 0],
    ["America/Havana", "2026-11-25", -4],
    ["America/Edmonton", "2026-11-25", -6],
    ["America/Vancouver", "2026-11-25", -7],
    ["America/Winnipeg", "2026-11-25", -5],
    ["Europe/Paris", "2026-11-25", 1],
    ["Africa/Niamey", "2026-11-25", 1],
    ["Africa/Bamako", "2026-11-25", 0],
    ["Africa/Casablanca", "2026-07-01", 1],
    ["Africa/Casablanca", "2026-02-20", 0],
    ["Africa/Casablanca", "2027-07-01", 0],
    ["Europe/Paris", "2027-07-01", 2],
  ] as const
).map(([zone, day, hoursEast]) => [zone as IanaZone, day, hoursEast]);

/** Return the offsets that outdated zone data get wrong (WALL-03), one line each; empty when the data are current. */
export function staleZones(offset: (instant: Instant, zone: IanaZone) => number = offsetAt): string[] {
  return canary.flatMap(([zone, day, hoursEast]) => {
    const found = offset(Date.parse(`${day}T12:00:00Z`) as Instant, zone) / 60;
    return found === hoursEast ? [] : [`${zone} on ${day}: UTC${found} instead of UTC${hoursEast}`];
  });
}
