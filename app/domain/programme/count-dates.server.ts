import type { Database } from "#db/client.server.ts";
import type { Walk } from "#db/queries/facets.server.ts";
import { countByCity, countByCityAndDay, type When } from "#db/queries/programme-counts.server.ts";
import { maxFitting } from "#db/queries/programme.server.ts";
import { setImmediate as nextTurn } from "node:timers/promises";
import { dateSlices } from "./date-slices.server.ts";
import type { CommonCounts } from "./event-card.ts";
import type { LocalDate } from "../time/zoned-time.ts";
import type { ProgrammeFilter } from "../model/programme-filter.ts";

/** Number of dates that are counted before other requests are answered. */
const sliceSize = 2_500;
/** Maximum number of events whose dates are counted in one query, instead of in slices over all dates. */
const inOnePiece = 1_500;

/** Count the dates of each city under a filter, by slug of the city. */
export async function countDatesByCity(
  db: Database,
  filter: ProgrammeFilter,
  when: When,
): Promise<Map<string, number>> {
  const counts = new Map<string, number>();
  for await (const slice of countingSlices(db, filter))
    for (const [slug, count] of countByCity(db, filter, when, slice)) add(counts, slug, count);
  return counts;
}

/** Count the dates under a filter by city and by day, and those that answer the common inclusion codes with yes. */
export async function countDatesOfPlace(db: Database, filter: ProgrammeFilter, when: When) {
  const counts = { byCity: new Map<string, number>(), byDay: new Map<LocalDate, number>() };
  const common: CommonCounts = { total: 0, free: 0, no_id: 0 };
  for await (const slice of countingSlices(db, filter))
    for (const { citySlug, day, count, free, noId } of countByCityAndDay(db, filter, when, slice)) {
      add(counts.byCity, citySlug, count);
      add(counts.byDay, day as LocalDate, count);
      common.total += count;
      common.free += free;
      common.no_id += noId;
    }
  return { ...counts, common };
}

/** List what to count in one piece each, with turns for other requests in between. */
async function* countingSlices(db: Database, filter: ProgrammeFilter): AsyncGenerator<Walk | null> {
  const isFew = (maxFitting(db, filter) ?? Number.POSITIVE_INFINITY) <= inOnePiece;
  for (const slice of isFew ? [null] : dateSlices(db, sliceSize, filter)) {
    yield slice;
    await nextTurn();
  }
}

const add = <Key>(counts: Map<Key, number>, key: Key, count: number) => counts.set(key, (counts.get(key) ?? 0) + count);

export const countDates = async (db: Database, filter: ProgrammeFilter, when: When): Promise<number> =>
  totalOf(await countDatesByCity(db, filter, when));

export const totalOf = (counts: ReadonlyMap<string, number>): number =>
  [...counts.values()].reduce((sum, count) => sum + count, 0);
