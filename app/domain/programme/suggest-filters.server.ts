import type { Context } from "../context.ts";
import { type Counted, countUpToMost } from "./count-facets.server.ts";
import { respell } from "../search/did-you-mean.server.ts";
import { scoreSearch } from "../search/score-results.server.ts";
import { maxCounted, type ProgrammeFilter, repeatedFilters } from "../model/programme-filter.ts";

/** Change to a filter that gives up one choice. */
export type Suggestion = {
  without: (typeof choices)[number];
  filter: ProgrammeFilter;
  /** Number of dates; a lower limit where there are too many to count. */
  count: number;
};

const choices = ["q", ...repeatedFilters, "days", "seats"] as const;
const maxSuggested = 3;

/**
 * Suggest which single choice to give up when no date fits a filter, in order of the number of dates.
 * @param filter as in the address; `effective` is the filter with its edition
 * @param counted result of counting under the filter, which contains most of the numbers; `searched` are the events
 * that the search found
 */
export async function suggestChanges(
  ctx: Context,
  { filter, effective }: { filter: ProgrammeFilter; effective: ProgrammeFilter },
  { counted, searched }: { counted: Counted; searched: ReadonlyMap<string, unknown> | null },
): Promise<Suggestion[]> {
  const countOf = async (without: Suggestion["without"], smaller: ProgrammeFilter): Promise<number> => {
    const known = counted.without.get(without === "days" ? "day" : without);
    if (known !== undefined) return known;
    const when = { now: ctx.now, endingAfter: smaller.from || smaller.to ? null : ctx.now };
    return countUpToMost(ctx.db, { ...smaller, edition: effective.edition }, when, without === "q" ? null : searched);
  };
  const found: Suggestion[] = [];
  for (const without of choices) {
    const smaller = withoutChoice(filter, without);
    const count = smaller ? await countOf(without, smaller) : 0;
    if (smaller && count > 0) found.push({ without, filter: smaller, count });
  }
  return found.sort((a, b) => b.count - a.count).slice(0, maxSuggested);
}

/** Search with a word in another spelling, and the number of dates it finds under the same filter. */
export type Respelling = { filter: ProgrammeFilter; q: string; count: number };

/**
 * Suggest other spellings of a search that finds nothing, each with public results under the same filter.
 * @param filter as in the address; `effective` is the filter with its edition
 */
export async function suggestSpellings(
  ctx: Context,
  { filter, effective }: { filter: ProgrammeFilter; effective: ProgrammeFilter },
): Promise<Respelling[]> {
  const when = { now: ctx.now, endingAfter: filter.from || filter.to ? null : ctx.now };
  const found: Respelling[] = [];
  for (const q of filter.q === null ? [] : respell(ctx, filter.q)) {
    const count = await countUpToMost(ctx.db, { ...effective, q }, when, await scoreSearch(ctx.db, q, maxCounted));
    if (count > 0) found.push({ filter: { ...filter, q }, q, count });
    if (found.length === maxSuggested) break;
  }
  return found;
}

function withoutChoice(filter: ProgrammeFilter, choice: (typeof choices)[number]): ProgrammeFilter | null {
  if (choice === "days") return filter.from || filter.to ? { ...filter, from: null, to: null } : null;
  if (choice === "seats") return filter.seats ? { ...filter, seats: false } : null;
  if (choice === "q") return filter.q === null ? null : { ...filter, q: null };
  return filter[choice].length > 0 ? { ...filter, [choice]: [] } : null;
}
