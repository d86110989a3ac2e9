import type { ProgrammeFilter } from "#app/domain/model/programme-filter.ts";
import type { Instant } from "#app/domain/time/zoned-time.ts";
import { and, count, gt } from "drizzle-orm";
import type { Database } from "../client.server.ts";
import { eventDates } from "../schema/index.ts";
import { amongFiltered } from "./programme.server.ts";
import { filterWhere } from "./programme-where.server.ts";

/**
 * Count the dates under a filter.
 * @param when `endingAfter` null: also dates that have ended
 */
export const countProgrammeDates = (
  db: Database,
  filter: ProgrammeFilter,
  { now, endingAfter }: { now: Instant; endingAfter: Instant | null },
): number =>
  amongFiltered(db.select({ count: count() }).from(eventDates).$dynamic())
    .where(and(filterWhere(db, filter, now), endingAfter === null ? undefined : gt(eventDates.endsAtUtc, endingAfter)))
    .get()?.count ?? 0;
