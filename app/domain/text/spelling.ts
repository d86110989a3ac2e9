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
  factsOf(before) === factsOf(after) && wordings(before, after).every(([gone, come]) => isOneWording(gone, come));

/** Each place where two texts differ: what stands there in one, and in the other. */
function wordings(before: string, after: string): [gone: string, come: string][] {
  const found: [string, string][] = [];
  let isOpen = false;
  for (const { added, removed, value } of diffWordsWithSpace(before, after)) {
    const isSame = !added && !removed;
    if (!isSame && !isOpen) found.push(["", ""]);
    isOpen = !isSame;
    const last = found.at(-1);
    if (!isSame && last) last[added ? 1 : 0] += value;
  }
  return found;
}

/** Words may be joined or parted, as long as the letters stay nearly the same. */
function isOneWording(gone: string, come: string): boolean {
  const [one, other] = [letters(gone), letters(come)];
  if (one === other) return true;
  const shorter = Math.min([...one].length, [...other].length);
  return shorter > 0 && distance([...one], [...other]) <= Math.max(1, Math.floor(shorter / 3));
}

/** Letters to be changed, added or left out to come from one to the other (Levenshtein). */
function distance(one: readonly string[], other: readonly string[]): number {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (const [index, letter] of one.entries()) {
    const next = [index + 1];
    for (const [place, second] of other.entries()) {
      const swap = (row[place] ?? 0) + (letter === second ? 0 : 1);
      next.push(Math.min(swap, (row[place + 1] ?? 0) + 1, (next[place] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
