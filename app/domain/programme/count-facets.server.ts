import type { Database } from "#db/client.server.ts";
import { countLaidAside, type Facet, layAside } from "#db/queries/facets.server.ts";
import type { Instant } from "../time/zoned-time.ts";
import type { ProgrammeFilter } from "./programme-filter.ts";

const facets = [
  "city",
  "country",
  "region",
  "theme",
  "format",
  "language",
  "attendance",
  "access",
  "day",
] as const satisfies Facet[];

/** Values with how many dates each would give; null where they are too many to be counted. */
export type FacetCounts = Record<(typeof facets)[number], [value: string, count: number][] | null>;

export const emptyCounts = Object.fromEntries(facets.map((facet) => [facet, []])) as unknown as FacetCounts;

/**
 * Counts each facet under all other choices, so that its numbers say what choosing a value would give. Of inclusion answers
 * all that are chosen must hold, so theirs are counted under each other too.
 * @param when `endingAfter`: only dates that end after this; null: all. Days are always counted from now on
 * @returns `total`: null where there are more dates than are counted
 */
export function countFacets(
  db: Database,
  filter: ProgrammeFilter,
  when: { now: Instant; endingAfter: Instant | null },
): { total: number | null; counts: FacetCounts } {
  const counts = {} as FacetCounts;
  const total = layAside(db, filter, when);
  const isShared = (facet: Facet) => !hasOwnChoice(filter, facet);
  for (const facet of facets.filter(isShared)) counts[facet] = total === null ? null : [...countLaidAside(db, facet)];
  for (const facet of facets.filter((one) => !isShared(one))) {
    const others = facet === "day" ? { ...filter, from: null, to: null } : { ...filter, [facet]: [] };
    const found = layAside(db, others, facet === "day" ? { ...when, endingAfter: when.now } : when);
    counts[facet] = found === null ? null : [...countLaidAside(db, facet)];
  }
  return { total, counts };
}

function hasOwnChoice(filter: ProgrammeFilter, facet: Facet): boolean {
  if (facet === "day") return filter.from !== null || filter.to !== null;
  return facet !== "access" && filter[facet].length > 0;
}
