import { searchWords } from "./search-text.ts";

/** Most words of a search that are looked for. */
const maxWords = 8;

/**
 * The words that a search looks for. A letter that stands alone is what an apostrophe left ("l’été"), or a word so short
 * that nearly every event has it: it is looked for only where there is nothing else.
 */
export function searchTerms(q: string): string[] {
  const words = searchWords(q);
  const telling = words.filter((word) => word.length > 1 || /\p{N}/u.test(word));
  return (telling.length > 0 ? telling : words).slice(0, maxWords);
}

/** Whether a word of a text is one that is looked for, or begins with it; one character must be the whole word. */
export const isSought = (word: string, sought: string): boolean =>
  isBeginning(sought) ? word.startsWith(sought) : word === sought;

/** Whether longer words are found by it too. */
export const isBeginning = (sought: string): boolean => sought.length > 1;
