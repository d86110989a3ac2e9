import { searchWords } from "./search-text.ts";
import { isSought } from "./search-terms.ts";

export type FoundPart = { text: string; isFound: boolean };

/**
 * Split a text into the parts that a search found and the rest, in order and without loss.
 * @param found terms from `searchTerms`
 */
export function foundParts(text: string, found: readonly string[]): FoundPart[] {
  if (found.length === 0) return [{ text, isFound: false }];
  return text
    .split(/([\p{L}\p{N}\p{M}]+)/u)
    .filter((part) => part !== "")
    .map((part) => ({ text: part, isFound: isHit(part, found) }))
    .reduce<FoundPart[]>((parts, part) => {
      const last = parts.at(-1);
      if (last?.isFound === part.isFound) last.text += part.text;
      else parts.push(part);
      return parts;
    }, []);
}

const isHit = (part: string, found: readonly string[]): boolean =>
  searchWords(part).some((word) => found.some((sought) => isSought(word, sought)));
