import { resolveLocal, toInstant } from "../time/zone-arithmetic.server.ts";
import type { IanaZone, LocalDateTime } from "../time/zoned-time.ts";

type Span = {
  startsAtLocal: LocalDateTime;
  endsAtLocal: LocalDateTime;
  startOffset: number | null;
  endOffset: number | null;
};

/**
 * The instants of a span of wall clock in a zone, by the zone data of now.
 * @returns null when one of its times does not exist there, or its end would come before its beginning
 */
export function resolveSpan(span: Span, zone: IanaZone) {
  const start = resolveTimes(span.startsAtLocal, span.startOffset, zone);
  const end = resolveTimes(span.endsAtLocal, span.endOffset, zone);
  if (!start || !end || end.instant <= start.instant) return null;
  return { startsAtUtc: start.instant, startOffset: start.offset, endsAtUtc: end.instant, endOffset: end.offset };
}

/** Of an hour that comes twice there, the one that was chosen, else the first. */
function resolveTimes(time: LocalDateTime, chosen: number | null, zone: IanaZone) {
  const found = resolveLocal(time, zone);
  if (found.kind === "never") return null;
  if (found.kind === "once") return { instant: found.instant, offset: null };
  const offset = found.offsets.find((offset) => offset === chosen) ?? found.offsets[0];
  return { instant: toInstant(time, zone, offset), offset };
}
