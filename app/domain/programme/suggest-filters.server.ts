import type { Context } from "../context.ts";
import type { Matches } from "../programme-index/match-dates.ts";
import { findProgramme } from "./match-programme.server.ts";
import { respell } from "../search/did-you-mean.server.ts";
import { type ProgrammeFilter, repeatedFilters } from "../model/programme-filter.ts";

/** Change to a filter that gives up one choice. */
export type Suggestion = {
  without: (typeof choices)[number];
  filter: ProgrammeFilter;
  /** Number of dates. */
  count: number;
};

const choices = ["q", ...repeatedFilters, "days", "seats"] as const;
const maxSuggested = 3;

/**
 * Suggest which single choice to give up when no date fits a filter, in order of the number of dates.
 * @param filter as in the address; `effective` is the filter with its edition
 * @param matched result of the filter, which contains most of the numbers
 */
export async function suggestChanges(
  ctx: Context,
  { filter, effective }: { filter: ProgrammeFilter; effective: ProgrammeFilter },
  matched: Matches,
): Promise<Suggestion[]> {
  const countOf = async (without: Suggestion["without"], smaller: ProgrammeFilter): Promise<number> => {
    const known = matched.without.get(without === "days" ? "day" : without);
    if (known !== undefined) return known;
    const when = { now: ctx.now, endingAfter: smaller.from || smaller.to ? null : ctx.now };
    return (await findProgramme(ctx, { ...smaller, edition: effective.edition }, when)).dates.length;
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
    const count = (await findProgramme(ctx, { ...effective, q }, when)).dates.length;
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
