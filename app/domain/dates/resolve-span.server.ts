import { resolveLocal, toInstant } from "../time/zone-arithmetic.server.ts";
import type { IanaZone, LocalDateTime } from "../time/zoned-time.ts";

type Span = {
  startsAtLocal: LocalDateTime;
  endsAtLocal: LocalDateTime;
  startOffset: number | null;
  endOffset: number | null;
};

/**
 * Compute the instants of a wall clock span in a zone by the current zone data.
 * @returns null when one of its times does not exist there, or its end would not be after its start
 */
export function resolveSpan(span: Span, zone: IanaZone) {
  const start = resolveTimes(span.startsAtLocal, span.startOffset, zone);
  const end = resolveTimes(span.endsAtLocal, span.endOffset, zone);
  if (!start || !end || end.instant <= start.instant) return null;
  return { startsAtUtc: start.instant, startOffset: start.offset, endsAtUtc: end.instant, endOffset: end.offset };
}

/**
 * Find the instant of a wall clock; an hour that occurs twice is resolved by the chosen offset, else to the first one.
 */
function resolveTimes(time: LocalDateTime, chosen: number | null, zone: IanaZone) {
  const found = resolveLocal(time, zone);
  if (found.kind === "never") return null;
  if (found.kind === "once") return { instant: found.instant, offset: null };
  const offset = found.offsets.find((offset) => offset === chosen) ?? found.offsets[0];
  return { instant: toInstant(time, zone, offset), offset };
}
