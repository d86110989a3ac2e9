import { listIndexedWords, countFound } from "#db/queries/search-index.server.ts";
import { distance } from "fastest-levenshtein";
import { setImmediate as nextTurn } from "node:timers/promises";
import type { Context } from "../context.ts";
import { searchWords } from "../text/search-text.ts";

type Candidate = { word: string; distance: number; events: number };

/** Number of words compared between two turns of the event loop. */
const atOnce = 5_000;
const maxCandidates = 3;

/**
 * Return searches that differ from one that finds nothing by the spelling of one word, nearest first. Words come from
 * all approved events, also hidden ones: offer only those that have public results.
 * @param q the search as it was typed
 * @returns the whole search, and the word in it that is new
 */
export async function respell(ctx: Context, q: string): Promise<{ q: string; word: string }[]> {
  const typed = q.trim().split(/\s+/);
  const unknown = typed.findIndex((part) => isUnknown(ctx, part));
  if (unknown < 0) return [];
  const [word = ""] = searchWords(typed[unknown] ?? "");
  const nearest = await nearestWords(ctx, word);
  return nearest.map((candidate) => ({ q: typed.with(unknown, candidate).join(" "), word: candidate }));
}

/** True for one word that is long enough to be misspelled, and that no event has. */
function isUnknown(ctx: Context, part: string): boolean {
  const words = searchWords(part);
  const [word = ""] = words;
  return words.length === 1 && mostEdits(word) > 0 && countFound(ctx.db, word, 1) === 0;
}

/** Return the number of letters that may differ: a short word with two other letters is another word. */
const mostEdits = (word: string): number => (word.length < 4 ? 0 : word.length < 6 ? 1 : 2);

async function nearestWords(ctx: Context, word: string): Promise<string[]> {
  const found: Candidate[] = [];
  for (let after: string | undefined = ""; after !== undefined; ) {
    const part = listIndexedWords(ctx.db, { after, limit: atOnce });
    found.push(...part.map((other) => ({ ...other, distance: editsBetween(word, other.word) })).filter(isNear(word)));
    after = part.length < atOnce ? undefined : part.at(-1)?.word;
    await nextTurn();
  }
  return found
    .sort((a, b) => a.distance - b.distance || b.events - a.events || a.word.localeCompare(b.word))
    .slice(0, maxCandidates)
    .map((candidate) => candidate.word);
}

const isNear =
  (word: string) =>
  (candidate: Candidate): boolean =>
    candidate.distance <= mostEdits(word) && !/\p{N}/u.test(candidate.word);

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
