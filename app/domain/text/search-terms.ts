import { searchWords } from "./search-text.ts";

/** Maximum number of words that a search looks for. */
export const maxWords = 8;

/**
 * Return the words that a search looks for. A single letter is the rest of an apostrophe ("l’été") or a word so short
 * that nearly every event has it: it is left out unless there is nothing else.
 * @param max number of words; the rest is ignored
 */
export function searchTerms(q: string, max = maxWords): string[] {
  const words = searchWords(q);
  const telling = words.filter((word) => word.length > 1 || /\p{N}/u.test(word));
  return (telling.length > 0 ? telling : words).slice(0, max);
}

/**
 * True when a word of a text equals a search term or begins with it; a term of one character must be the whole word.
 */
export const isSought = (word: string, sought: string): boolean =>
  isBeginning(sought) ? word.startsWith(sought) : word === sought;

/** True when a search term also finds longer words. */
export const isBeginning = (sought: string): boolean => sought.length > 1;
