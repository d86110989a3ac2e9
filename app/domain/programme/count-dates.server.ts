import type { Database } from "#db/client.server.ts";
import { countByCity, type When } from "#db/queries/programme-counts.server.ts";
import { maxFitting } from "#db/queries/programme.server.ts";
import { setImmediate as nextTurn } from "node:timers/promises";
import { dateSlices } from "./date-slices.server.ts";
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
  const isFew = (maxFitting(db, filter) ?? Number.POSITIVE_INFINITY) <= inOnePiece;
  const slices = isFew ? [null] : dateSlices(db, sliceSize, filter);
  for (const slice of slices) {
    for (const [slug, count] of countByCity(db, filter, when, slice)) counts.set(slug, (counts.get(slug) ?? 0) + count);
    await nextTurn();
  }
  return counts;
}

export const countDates = async (db: Database, filter: ProgrammeFilter, when: When): Promise<number> =>
  totalOf(await countDatesByCity(db, filter, when));

export const totalOf = (counts: ReadonlyMap<string, number>): number =>
  [...counts.values()].reduce((sum, count) => sum + count, 0);
