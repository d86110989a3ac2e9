import type { Language } from "../languages/language.ts";
import { isBeginning, maxWords, searchTerms } from "./search-terms.ts";
import { searchWords } from "./search-text.ts";
import { withoutStopWords } from "./stop-words.ts";
import type { Synonyms } from "./synonyms.ts";
import { stemOf, stemsInAnyLanguage } from "./word-stems.ts";

/** Letter before each stem in the index: `searchWords` never returns it, so that nobody can type a stem. */
const stemMark = "ꟿ";

/** Return the words of a text as the index holds them: the words in order, then the stem of each. */
export function indexedWords(text: string, language: Language): string[] {
  const words = searchWords(text);
  return [...words, ...new Set(words.map((word) => stemMark + stemOf(word, language)))];
}

/** Return the words of names, which have no stems: a name is found as it is written, or by its beginning. */
export const indexedNames = (names: readonly string[]): string[] => names.flatMap(searchWords);

/**
 * Translate a search into the query language of FTS5: every word must be found, as it is, by its beginning, by its stem
 * or by a synonym. Its operators, columns and quotes need other characters than letters and digits, so quoted words are
 * safe.
 */
export function searchExpression(q: string, synonyms: Synonyms): string {
  const terms = searchTerms(q, Number.POSITIVE_INFINITY);
  const telling = new Set(withoutStopWords(terms).slice(0, maxWords));
  let synonymsLeft = maxSynonyms;
  const parts: string[] = [];
  for (let at = 0; at < terms.length; ) {
    const length = longestPhraseAt(terms, at, synonyms);
    const phrase = terms.slice(at, at + length);
    const typed = phrase.filter((term) => telling.has(term)).map(anyForm);
    // A joining word is asked for only as a part of a phrase, such as "langue des signes".
    if (typed.length > 0) {
      const meant = [...new Set(synonyms.of(phrase).map(synonymForm))].slice(0, synonymsLeft);
      synonymsLeft -= meant.length;
      parts.push(`(${[`(${typed.join(" AND ")})`, ...meant].join(" OR ")})`);
    }
    at += length;
  }
  return parts.join(" AND ");
}

/** Maximum number of synonyms in a search: FTS5 reads all events of each to rank what it finds. */
const maxSynonyms = 24;

/** Return the number of terms from a place on that together are an entry of the synonyms; at least one. */
function longestPhraseAt(terms: readonly string[], at: number, synonyms: Synonyms): number {
  for (let length = Math.min(synonyms.longest, terms.length - at); length > 1; length -= 1) {
    if (synonyms.of(terms.slice(at, at + length)).length > 0) return length;
  }
  return 1;
}

const quoted = (word: string): string => `"${word}"`;

function anyForm(term: string): string {
  if (!isBeginning(term)) return quoted(term);
  return `(${[`${quoted(term)}*`, ...stemsInAnyLanguage(term).map((stem) => quoted(stemMark + stem))].join(" OR ")})`;
}

function synonymForm({ words, language }: { words: readonly string[]; language: Language }): string {
  const [only] = words;
  return words.length === 1 && only !== undefined ? quoted(stemMark + stemOf(only, language)) : quoted(words.join(" "));
}

/** Return the beginnings to highlight for a search: its words, and their stems where these begin the word. */
export const highlightedTerms = (q: string): string[] => [
  ...new Set(
    withoutStopWords(searchTerms(q, Number.POSITIVE_INFINITY)).flatMap((term) => [
      term,
      ...stemsInAnyLanguage(term).filter((stem) => stem.length > 3 && term.startsWith(stem)),
    ]),
  ),
];
