import type { Instant } from "#app/domain/time/zoned-time.ts";
import { gt, min } from "drizzle-orm";
import type { Database } from "../client.server.ts";
import { eventDates } from "../schema/index.ts";

/** Find the next moment at which a date begins or ends, when pages may change; null if there is none. */
export function nextBoundary(db: Database, now: Instant): Instant | null {
  const starts = db
    .select({ at: min(eventDates.startsAtUtc) })
    .from(eventDates)
    .where(gt(eventDates.startsAtUtc, now))
    .get()?.at;
  const ends = db
    .select({ at: min(eventDates.endsAtUtc) })
    .from(eventDates)
    .where(gt(eventDates.endsAtUtc, now))
    .get()?.at;
  const moments = [starts, ends].filter((at) => at !== null && at !== undefined);
  return moments.length > 0 ? (Math.min(...moments) as Instant) : null;
}
