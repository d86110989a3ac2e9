import type { Database } from "#db/client.server.ts";
import { countProgrammeDates } from "#db/queries/programme-counts.server.ts";
import type { Instant } from "../time/zoned-time.ts";
import { mostCounted, type ProgrammeFilter, repeatedFilters } from "./programme-filter.ts";

/** One change to a filter: what is given up. */
export type Suggestion = {
  without: (typeof choices)[number];
  filter: ProgrammeFilter /** Counted no further than one more than is counted. */;
  count: number;
};

const choices = ["q", ...repeatedFilters, "days", "seats"] as const;
const mostSuggested = 3;

/**
 * Where nothing fits a filter: which single choice, given up, would help most.
 * @param filter as the address says it; `effective`: with the edition it means
 */
export function suggestChanges(
  db: Database,
  { filter, effective }: { filter: ProgrammeFilter; effective: ProgrammeFilter },
  now: Instant,
): Suggestion[] {
  const found = choices.flatMap((without): Suggestion[] => {
    const smaller = withoutChoice(filter, without);
    if (!smaller) return [];
    const endingAfter = smaller.from || smaller.to ? null : now;
    const count = countProgrammeDates(
      db,
      { ...smaller, edition: effective.edition },
      { now, endingAfter },
      mostCounted + 1,
    );
    return count === 0 ? [] : [{ without, filter: smaller, count }];
  });
  return found.sort((one, other) => other.count - one.count).slice(0, mostSuggested);
}

function withoutChoice(filter: ProgrammeFilter, choice: (typeof choices)[number]): ProgrammeFilter | null {
  if (choice === "days") return filter.from || filter.to ? { ...filter, from: null, to: null } : null;
  if (choice === "seats") return filter.seats ? { ...filter, seats: false } : null;
  if (choice === "q") return filter.q === null ? null : { ...filter, q: null };
  return filter[choice].length > 0 ? { ...filter, [choice]: [] } : null;
}
