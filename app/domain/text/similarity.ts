import { foldName } from "./fold-name.ts";

/** Letters that people write for one another in Arabic, and the stroke that only makes a word longer. */
const arabicForms = (text: string): string =>
  text.replaceAll("ـ", "").replaceAll("ة", "ه").replaceAll("ى", "ي").replaceAll("ٱ", "ا");

/** Words that carry a title: three letters or more, the Arabic article left off. */
function wordsOf(text: string): Set<string> {
  const all = arabicForms(foldName(text)).match(/[\p{L}\p{N}]+/gu) ?? [];
  return new Set(all.map((word) => word.replace(/^ال(?=..)/u, "")).filter((word) => [...word].length >= 3));
}

/** From 0 (no word in common) to 1 (the same words, in whatever order): twice what is shared by all there is (Dice). */
export function similarity(a: string, b: string): number {
  const [first, second] = [wordsOf(a), wordsOf(b)];
  const all = first.size + second.size;
  if (all === 0) return 0;
  return (2 * [...first].filter((word) => second.has(word)).length) / all;
}

/** From here on two titles may mean one thing. */
const alike = 0.6;
export const isSimilar = (a: string, b: string): boolean => similarity(a, b) >= alike;
