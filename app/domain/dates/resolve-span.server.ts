import { resolveOrFirst } from "../time/zone-arithmetic.server.ts";
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
  const start = resolveOrFirst(span.startsAtLocal, zone, span.startOffset);
  const end = resolveOrFirst(span.endsAtLocal, zone, span.endOffset);
  if (!start || !end || end.instant <= start.instant) return null;
  return { startsAtUtc: start.instant, startOffset: start.offset, endsAtUtc: end.instant, endOffset: end.offset };
}
