import { longestSearch } from "../model/programme-filter.ts";
import { searchTerms } from "../text/search-terms.ts";
import { withoutStopWords } from "../text/stop-words.ts";

/** Return what was typed as a search of a list, on one line and not longer than a search may be. */
export const searchIn = (query: URLSearchParams): string =>
  (query.get("q") ?? "")
    .replaceAll(/[\s\0]+/g, " ")
    .trim()
    .slice(0, longestSearch);

/** Return the words of a search that tell something, as they are compared; signs without a word are found nowhere. */
export function listWords(q: string): string[] {
  const words = withoutStopWords(searchTerms(q));
  return words.length === 0 && q !== "" ? [q] : words;
}
