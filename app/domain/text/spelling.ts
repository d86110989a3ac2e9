import { diffWordsWithSpace } from "diff";

/** Everything a machine or a person would act on: times, dates, sums, numbers, addresses on the web and by mail. */
const facts = /https?:\/\/\S+|\S+@\S+|\p{N}+/gu;
const factsOf = (text: string): string => (text.match(facts) ?? []).join(" ");
const letters = (text: string): string =>
  text
    .normalize("NFC")
    .replaceAll(/[^\p{L}\p{M}]/gu, "")
    .toLowerCase();

/**
 * Whether two texts differ in spelling only: punctuation, blanks, capitals, accents, and within a word at most one letter
 * in three. No word comes, none goes, and nothing that is a fact changes.
 */
export const isSpelling = (before: string, after: string): boolean =>
  factsOf(before) === factsOf(after) &&
  // Words that were run together, or parted by mistake, have the same letters on both sides.
  wordings(before, after).every((group) => group.every(isOneWording) || isSameLetters(group));

type Wording = [gone: string, come: string];

/**
 * Each place where two texts differ: what stands there in one, and in the other. Places with nothing but blanks between
 * them make one group.
 */
function wordings(before: string, after: string): Wording[][] {
  const groups: Wording[][] = [[]];
  let isOpen = false;
  for (const { added = false, removed = false, value } of diffWordsWithSpace(before, after)) {
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
  const shorter = Math.min([...before].length, [...after].length);
  return shorter > 0 && distance([...before], [...after]) <= Math.max(1, Math.floor(shorter / 3));
}

/** Letters to be changed, added or left out to come from one to the other (Levenshtein). */
function distance(a: readonly string[], b: readonly string[]): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (const [index, letter] of a.entries()) {
    const next = [index + 1];
    for (const [place, second] of b.entries()) {
      const swap = (row[place] ?? 0) + (letter === second ? 0 : 1);
      next.push(Math.min(swap, (row[place + 1] ?? 0) + 1, (next[place] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
