import type { Database } from "#db/client.server.ts";
import {
  type CountedDate,
  listCounted,
  listValues,
  type SeveralFacet,
  type SingleFacet,
  type Slice,
} from "#db/queries/facets.server.ts";
import type { When } from "#db/queries/programme-counts.server.ts";
import { setImmediate as nextTurn } from "node:timers/promises";
import type { CommonCounts } from "./event-card.ts";
import { dateSlices } from "./date-slices.server.ts";
import { compareInTime, compareTexts, maxCounted, type ProgrammeFilter } from "../model/programme-filter.ts";

const several = ["theme", "language", "access"] as const satisfies SeveralFacet[];
const single = ["city", "country", "region", "format", "attendance", "day"] as const satisfies SingleFacet[];
const facets = [...single, ...several];
type Facet = (typeof facets)[number];

/**
 * Values of each facet, with the number of dates that choosing a value would give; null where there are too many to
 * count.
 */
export type FacetCounts = Record<Facet, [value: string, count: number][] | null>;

export const emptyCounts = Object.fromEntries(facets.map((facet) => [facet, []])) as unknown as FacetCounts;

/** Number of dates, or of events that a search found, that are read before other requests are answered. */
const sliceSizes = { dates: 1_000, events: 500 };

export type Counted = {
  /** Dates under the filter in order of time: all, or the first ones where there are too many. */
  dates: readonly CountedDate[];
  /** Null where there are more than `maxCounted` dates. */
  total: number | null;
  counts: FacetCounts;
  /** Number of dates without the choice of a facet, by facet; a lower limit where there are too many. */
  without: ReadonlyMap<string, number>;
};

/**
 * Count each facet under all other choices, so that its numbers tell what choosing a value would give; inclusion
 * answers, which must all hold, also under each other. One pass over all dates finds those that meet all choices, and
 * those that miss one, which count for that facet. Days are counted from now on.
 * @param searched events that a search found, by id; null without a search
 */
export async function countFacets(
  db: Database,
  filter: ProgrammeFilter,
  when: When,
  searched: ReadonlyMap<string, unknown> | null = null,
): Promise<Counted> {
  const all = facets.filter((facet) => hasOwnChoice(filter, facet));
  const found = { all: [] as CountedDate[], others: new Map(all.map((facet) => [facet, [] as CountedDate[]])) };
  const isEnough = () => [found.all, ...found.others.values()].every((dates) => dates.length > maxCounted);
  for (const slice of slicesOf(db, searched)) {
    sort(found, listCounted(db, filter, when.now, slice), { when, searched });
    // The events of a search come in no order, so all of them are needed.
    if ("upTo" in slice && isEnough()) break;
    await nextTurn();
  }
  if (searched) for (const dates of [found.all, ...found.others.values()]) dates.sort(compareInTime);
  const isCounted = (dates: readonly CountedDate[]) => dates.length <= maxCounted;
  const counts = {} as FacetCounts;
  for (const facet of facets) {
    const dates = found.others.get(facet) ?? found.all;
    counts[facet] = isCounted(dates) ? await countOf(db, facet, dates) : null;
    await nextTurn();
  }
  const without = new Map([...found.others].map(([facet, dates]) => [facet, dates.length]));
  return { dates: found.all, total: isCounted(found.all) ? found.all.length : null, counts, without };
}

/** Count the dates under a filter, up to `maxCounted` + 1. */
export async function countUpToMost(
  db: Database,
  filter: ProgrammeFilter,
  when: When,
  searched: ReadonlyMap<string, unknown> | null,
): Promise<number> {
  const found = { all: [] as CountedDate[], others: new Map() };
  for (const slice of slicesOf(db, searched)) {
    sort(found, listCounted(db, filter, when.now, slice), { when, searched });
    if (found.all.length > maxCounted) return maxCounted + 1;
    await nextTurn();
  }
  return found.all.length;
}

/** List all dates in order of time, slice by slice; of a search that found few events, only their dates. */
function* slicesOf(db: Database, searched: ReadonlyMap<string, unknown> | null): Generator<Slice> {
  if (searched && searched.size <= maxCounted) {
    for (const eventIds of inParts([...searched.keys()], sliceSizes.events)) yield { eventIds };
    return;
  }
  yield* dateSlices(db, sliceSizes.dates);
}

function* inParts(ids: readonly string[], size: number): Generator<string[]> {
  for (let start = 0; start < ids.length; start += size) yield ids.slice(start, start + size);
}

type Found = { all: CountedDate[]; others: Map<Facet, CountedDate[]> };

/** Add each date to all dates, or to those of the facet whose choice is the only one that the date misses. */
function sort(
  { all, others }: Found,
  dates: readonly CountedDate[],
  { when, searched }: { when: When; searched: ReadonlyMap<string, unknown> | null },
): void {
  const isFound = (date: CountedDate) => searched === null || searched.has(date.eventId);
  const isTimely = (date: CountedDate, endingAfter = when.endingAfter) =>
    endingAfter === null || date.endsAtUtc > endingAfter;
  const found = dates.filter(isFound);
  all.push(...found.filter((date) => date.missed === null && isTimely(date)));
  for (const [facet, counted] of others) {
    const fits = found.filter((date) => date.missed === null || date.missed === facet);
    counted.push(...fits.filter((date) => isTimely(date, facet === "day" ? when.now : when.endingAfter)));
  }
}

function hasOwnChoice(filter: ProgrammeFilter, facet: Facet): boolean {
  if (facet === "day") return filter.from !== null || filter.to !== null;
  return facet !== "access" && filter[facet].length > 0;
}

const isSeveral = (facet: Facet): facet is SeveralFacet => (several as readonly Facet[]).includes(facet);

async function countOf(db: Database, facet: Facet, dates: readonly CountedDate[]): Promise<[string, number][]> {
  if (!isSeveral(facet)) return tally(dates.map((date) => [date[facet], 1]));
  const ofEvent = new Map(tally(dates.map((date) => [date.eventId, 1])));
  const said: [string, number][] = [];
  for (const ids of inParts([...ofEvent.keys()], sliceSizes.events)) {
    for (const [eventId, value] of listValues(db, facet, ids)) said.push([value, ofEvent.get(eventId) ?? 0]);
    await nextTurn();
  }
  return tally(facet === "access" ? [...said, ...derivedAccess(dates)] : said);
}

/** Count the inclusion codes that follow from attendance and participation mode. */
const derivedAccess = (dates: readonly CountedDate[]): [string, number][] =>
  dates.flatMap(({ attendance, participation }): [string, number][] => [
    ...(attendance === "in_person" ? [] : [["online", 1] as [string, number]]),
    ...(participation === "just_come" ? [["no_registration", 1] as [string, number]] : []),
  ]);

/** Sum the counts by name, in order of the names. */
function tally(entries: readonly (readonly [string, number])[]): [string, number][] {
  const sums = new Map<string, number>();
  for (const [name, count] of entries) sums.set(name, (sums.get(name) ?? 0) + count);
  return [...sums].sort(([key], [otherKey]) => compareTexts(key, otherKey));
}

/** Return the numbers of the common inclusion answers; null where there are too many dates to count. */
export function commonCounts(total: number | null, { access }: Pick<FacetCounts, "access">): CommonCounts | null {
  if (total === null || access === null) return null;
  const countOf = new Map(access);
  return { total, free: countOf.get("free") ?? 0, no_id: countOf.get("no_id") ?? 0 };
}
