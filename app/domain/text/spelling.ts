import { diffWordsWithSpace } from "diff";
import { distance } from "fastest-levenshtein";

/**
 * Everything a machine or a person would act on: times, dates, sums, numbers, addresses on the web and by mail. Word by
 * word, since one pattern for all of a text would begin anew at each of its letters.
 */
const factsOf = (text: string): string => text.split(/\s+/).flatMap(factsOfWord).join(" ");

function factsOfWord(word: string): readonly string[] {
  const at = word.indexOf("@", 1);
  if (at > 0 && at < word.length - 1) return [word];
  const link = word.search(/https?:\/\//);
  const before = link < 0 ? word : word.slice(0, link);
  return [...(before.match(/\p{N}+/gu) ?? []), ...(link < 0 ? [] : [word.slice(link)])];
}
const letters = (text: string): string =>
  text
    .normalize("NFC")
    .replaceAll(/[^\p{L}\p{M}]/gu, "")
    .toLowerCase();

/**
 * Whether two texts differ in spelling only: punctuation, blanks, capitals, accents, and within a word at most one letter
 * in three. No word comes, none goes, and nothing that is a fact changes.
 */
export function isSpelling(before: string, after: string): boolean {
  if (factsOf(before) !== factsOf(after)) return false;
  if (isWordForWord(before, after)) return true;
  const groups = wordings(before, after);
  // Words that were run together, or parted by mistake, have the same letters on both sides.
  return groups?.every((group) => group.every(isOneWording) || isSameLetters(group)) ?? false;
}

/** The same words in the same places, each at most misspelt: what most corrections are, however many words they touch. */
function isWordForWord(before: string, after: string): boolean {
  const [old, mended] = [before.trim().split(/\s+/), after.trim().split(/\s+/)];
  return old.length === mended.length && old.every((word, index) => isOneWording([word, mended[index] ?? ""]));
}

/** Words that come or go, at most: whoever changes more writes a text anew. Comparing takes as long as its square. */
const maxEditLength = 400;
/** Letters of a word at most; longer ones are compared as a whole only. */
const longestWord = 60;

type Wording = [gone: string, come: string];

/**
 * Each place where two texts differ: what stands there in one, and in the other. Places with nothing but blanks between
 * them make one group. @returns null where they differ in too much
 */
function wordings(before: string, after: string): Wording[][] | null {
  const parts = diffWordsWithSpace(before, after, { maxEditLength });
  if (!parts) return null;
  const groups: Wording[][] = [[]];
  let isOpen = false;
  for (const { added = false, removed = false, value } of parts) {
    const isSame = added === removed;
    if (isSame && letters(value) !== "") groups.push([]);
    if (!isSame) note(groups.at(-1) ?? [], { isOpen, place: added ? 1 : 0, value });
    isOpen = !isSame;
  }
  return groups;
}

function note(group: Wording[], { isOpen, place, value }: { isOpen: boolean; place: 0 | 1; value: string }): void {
  if (!isOpen) group.push(["", ""]);
  const last = group.at(-1);
  if (last) last[place] += value;
}

const isSameLetters = (group: readonly Wording[]): boolean =>
  letters(group.map(([gone]) => gone).join("")) === letters(group.map(([, come]) => come).join(""));

/** A word with about the same letters. */
function isOneWording([gone, come]: Wording): boolean {
  const [before, after] = [letters(gone), letters(come)];
  if (before === after) return true;
  const shorter = Math.min(before.length, after.length);
  if (shorter === 0 || Math.max(before.length, after.length) > longestWord) return false;
  return distance(before, after) <= Math.max(1, Math.floor(shorter / 3));
}
