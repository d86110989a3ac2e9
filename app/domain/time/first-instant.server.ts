import { resolveLocal, toInstant } from "./zone-arithmetic.server.ts";
import { type IanaZone, type Instant, instantFrom, type LocalDateTime, minutes, plus } from "./zoned-time.ts";

/**
 * The instant at which a clock on the wall shows a time, for what nobody chose: an hour that comes twice is the first one,
 * one that never comes is when the clock has jumped over it (standards WALL-08).
 */
export function firstInstant(time: LocalDateTime, zone: IanaZone): Instant {
  const found = resolveLocal(time, zone);
  if (found.kind === "once") return found.instant;
  if (found.kind === "twice") return toInstant(time, zone, found.offsets[0]);
  return firstInstant(minuteAfter(time), zone);
}

const minuteAfter = (time: LocalDateTime): LocalDateTime =>
  new Date(plus(instantFrom(`${time}:00Z`), minutes(1))).toISOString().slice(0, 16) as LocalDateTime;
