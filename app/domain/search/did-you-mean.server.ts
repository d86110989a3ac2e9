import { listKnownNames } from "#db/queries/known-names.server.ts";
import { countFound } from "#db/queries/search-index.server.ts";
import { distance } from "fastest-levenshtein";
import type { Context } from "../context.ts";
import { longestSearch } from "../model/programme-filter.ts";
import { searchWords } from "../text/search-text.ts";

/** Number of names of each kind that are looked through. */
const maxNames = 2_000;
const maxCandidates = 8;

/**
 * Return searches that differ from one that finds nothing by the spelling of one word, nearest first. Words come from
 * what anybody may read: names of cities and organisations, labels, and titles of public events.
 * @param q the search as it was typed
 */
export function respell(ctx: Context, q: string): string[] {
  const typed = q.trim().split(/\s+/);
  const unknown = typed.findIndex((part) => isUnknown(ctx, part));
  if (unknown < 0) return [];
  const [word = ""] = searchWords(typed[unknown] ?? "");
  return nearestWords(ctx, word)
    .map((candidate) => typed.with(unknown, candidate).join(" "))
    .filter((respelled) => respelled.length <= longestSearch);
}

/** True for one word that is long enough to be misspelled, and that no event has. */
function isUnknown(ctx: Context, part: string): boolean {
  const words = searchWords(part);
  const [word = ""] = words;
  return words.length === 1 && mostEdits(word) > 0 && countFound(ctx.db, word, 1) === 0;
}

/** Return the number of letters that may differ: a short word with two other letters is another word. */
const mostEdits = (word: string): number => (word.length < 4 ? 0 : word.length < 6 ? 1 : 2);

/** List the known words that differ least, as they are written, each once whatever its case and accents. */
function nearestWords(ctx: Context, word: string): string[] {
  const near = new Map<string, { written: string; edits: number }>();
  for (const written of listKnownNames(ctx.db, ctx.language, maxNames).flatMap(writtenWords)) {
    const [other = "", ...more] = searchWords(written);
    if (near.has(other) || more.length > 0 || /\p{N}/u.test(other)) continue;
    const edits = editsBetween(word, other);
    if (edits <= mostEdits(word)) near.set(other, { written, edits });
  }
  return [...near.values()]
    .sort((a, b) => a.edits - b.edits)
    .slice(0, maxCandidates)
    .map(({ written }) => written);
}

const writtenWords = (name: string): string[] => name.match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];

/** Return the number of letters to change; infinite, without counting, for words of very different lengths. */
function editsBetween(word: string, other: string): number {
  if (Math.abs(other.length - word.length) > mostEdits(word)) return Number.POSITIVE_INFINITY;
  return isSwap(word, other) ? 1 : distance(word, other);
}

/** True when two words differ by two neighbouring letters that changed places, the commonest slip of all. */
function isSwap(word: string, other: string): boolean {
  if (word.length !== other.length) return false;
  const at = [...word].findIndex((letter, index) => letter !== other[index]);
  return (
    at >= 0 && word[at] === other[at + 1] && word[at + 1] === other[at] && word.slice(at + 2) === other.slice(at + 2)
  );
}
