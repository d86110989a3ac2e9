import { type Fault, Invalid } from "../errors.ts";
import { resolveLocal, toInstant, zoneDataVersion } from "../time/zone-arithmetic.server.ts";
import { type IanaZone, type Instant, type LocalDateTime, localDateOf, offsetText } from "../time/zoned-time.ts";
import type { DateInput } from "../forms/event-input.ts";

/** Date with the instants of its wall clock in a zone, by the zone data of the version named. */
export type ResolvedDate = {
  startsAtLocal: LocalDateTime;
  endsAtLocal: LocalDateTime;
  startOffset: number | null;
  endOffset: number | null;
  timeZone: IanaZone;
  startsAtUtc: Instant;
  endsAtUtc: Instant;
  zoneDataVersion: string;
  capacity: number | null;
};
export type Window = { from: string; to: string };

/**
 * Compute the instants of an event's dates. A time that does not exist is refused; a time that occurs twice must come
 * with its offset (WALL-06, WALL-07). The end is a wall clock time too, also across a clock change (WALL-09).
 * @param window first and last day on which a date may begin, `YYYY-MM-DD`
 * @returns the dates that could be resolved, and faults under `dates[i].day` (a day outside the window),
 * `dates[i].start`, `dates[i].end`, `dates[i].endDay` (a day before that of the start)
 */
export function resolveDates(
  dates: readonly DateInput[],
  zone: IanaZone,
  window: Window,
): { resolved: ResolvedDate[]; faults: Record<string, Fault> } {
  const faults: Record<string, Fault> = {};
  const resolved = dates.flatMap((date, index): ResolvedDate[] => {
    const start = resolveOrFault(date.start, date.startOffset, zone);
    const end = resolveOrFault(date.end, date.endOffset, zone);
    Object.assign(faults, misplacement(dates, index, window));
    if ("fault" in start) faults[`dates[${index}].start`] = start.fault;
    if ("fault" in end) faults[`dates[${index}].end`] = end.fault;
    if ("fault" in start || "fault" in end) return [];
    if (end.instant <= start.instant) {
      const isDayWrong = localDateOf(date.end) < localDateOf(date.start);
      faults[`dates[${index}].${isDayWrong ? "endDay" : "end"}`] = endFault(date.start);
      return [];
    }
    return [
      {
        startsAtLocal: date.start,
        endsAtLocal: date.end,
        startOffset: start.offset,
        endOffset: end.offset,
        timeZone: zone,
        startsAtUtc: start.instant,
        endsAtUtc: end.instant,
        zoneDataVersion,
        capacity: date.capacity,
      },
    ];
  });
  return { resolved, faults };
}

/** Compute the instants of one date. @throws Invalid with faults under `dates[0]` */
export function resolveDate(date: DateInput, zone: IanaZone, window: Window): ResolvedDate {
  const { resolved, faults } = resolveDates([date], zone, window);
  const [only] = resolved;
  if (!only || Object.keys(faults).length > 0) throw new Invalid(faults);
  return only;
}

/**
 * Require a new start to be in the future, and not the start of another date of the event.
 * @param others the other dates of the event
 * @throws Invalid `dates[0].start`
 */
export function requireFreeStart(start: Instant, others: readonly { startsAtUtc: Instant }[], now: Instant): void {
  const refuse = (key: "startIsPast" | "sameDateTwice") => new Invalid({ "dates[0].start": { key } });
  if (start <= now) throw refuse("startIsPast");
  if (others.some((other) => other.startsAtUtc === start)) throw refuse("sameDateTwice");
}

function misplacement(dates: readonly DateInput[], index: number, window: Window): Record<string, Fault> {
  const start = dates[index]?.start;
  if (start === undefined) return {};
  const day = localDateOf(start);
  if (day < window.from || day > window.to)
    return { [`dates[${index}].day`]: { key: "outsideEdition", values: { from: window.from, to: window.to } } };
  const isRepeated = dates.findIndex((other) => other.start === start) < index;
  return isRepeated ? { [`dates[${index}].start`]: { key: "sameDateTwice" } } : {};
}

const endFault = (start: LocalDateTime): Fault => ({ key: "endBeforeStart", values: { start } });

type ResolvedTime = { instant: Instant; offset: number | null } | { fault: Fault };

function resolveOrFault(time: LocalDateTime, offset: number | null, zone: IanaZone): ResolvedTime {
  const found = resolveLocal(time, zone);
  if (found.kind === "never") return { fault: { key: "timeNever" } };
  if (found.kind === "once") return { instant: found.instant, offset: null };
  if (offset === null || !found.offsets.includes(offset)) {
    const [first, second] = found.offsets;
    return { fault: { key: "timeTwice", values: { first: offsetText(first), second: offsetText(second) } } };
  }
  return { instant: toInstant(time, zone, offset), offset };
}
