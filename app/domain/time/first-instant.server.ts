import { resolveLocal, toInstant } from "./zone-arithmetic.server.ts";
import { type IanaZone, type Instant, instantFrom, type LocalDateTime, minutes, plus } from "./zoned-time.ts";

/**
 * Return the instant of a wall clock that no user chose: of an hour that occurs twice the first, of a skipped hour the
 * end of the gap (standards WALL-08).
 */
export function firstInstant(time: LocalDateTime, zone: IanaZone): Instant {
  const found = resolveLocal(time, zone);
  if (found.kind === "once") return found.instant;
  if (found.kind === "twice") return toInstant(time, zone, found.offsets[0]);
  return firstInstant(minuteAfter(time), zone);
}

const minuteAfter = (time: LocalDateTime): LocalDateTime =>
  new Date(plus(instantFrom(`${time}:00Z`), minutes(1))).toISOString().slice(0, 16) as LocalDateTime;
