import { foldName } from "./fold-name.ts";

/** Unify Arabic letters that are written for one another, and remove the stroke that only lengthens a word. */
const arabicForms = (text: string): string =>
  text.replaceAll("ـ", "").replaceAll("ة", "ه").replaceAll("ى", "ي").replaceAll("ٱ", "ا");

/** Return the significant words of a title: three letters or more, without the Arabic article. */
function wordsOf(text: string): Set<string> {
  const all = arabicForms(foldName(text)).match(/[\p{L}\p{N}]+/gu) ?? [];
  return new Set(all.map((word) => word.replace(/^ال(?=..)/u, "")).filter((word) => [...word].length >= 3));
}

/**
 * Return the similarity of two titles, from 0 (no word in common) to 1 (the same words in any order): the Dice
 * coefficient.
 */
export function similarity(a: string, b: string): number {
  const [first, second] = [wordsOf(a), wordsOf(b)];
  const all = first.size + second.size;
  if (all === 0) return 0;
  return (2 * [...first].filter((word) => second.has(word)).length) / all;
}

/** Minimum similarity of two titles that may mean the same event. */
const alike = 0.6;
export const isSimilar = (a: string, b: string): boolean => similarity(a, b) >= alike;
