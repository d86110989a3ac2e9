import { stemmer as arabic } from "@orama/stemmers/arabic";
import { stemmer as english } from "@orama/stemmers/english";
import { stemmer as french } from "@orama/stemmers/french";
import { stemmer as portuguese } from "@orama/stemmers/portuguese";
import { stemmer as spanish } from "@orama/stemmers/spanish";
import { type Language, languages } from "../languages/language.ts";

/** Portuguese plurals that the stemmer keeps apart from their singular: "refeições", "refeição". */
const portuguesePlural = /(?:oes|aes)$/;

/** Stemmers of the Snowball family, for words without accents and case as `searchWords` returns them. */
const stemmers: Readonly<Record<Language, (word: string) => string>> = {
  en: english,
  fr: french,
  es: spanish,
  pt: (word) => portuguese(word.replace(portuguesePlural, "ao")),
  ar: arabic,
};

/** Shortest stem that stands for a much longer word: "com" would join "comida" with "com". */
const shortest = 4;

/**
 * Return the stem of a word, so that singular and plural meet: "films" and "film".
 * @param word as `searchWords` returns it
 * @returns the word without its plural where it has no stem that tells anything
 */
export function stemOf(word: string, language: Language): string {
  if (/\p{N}/u.test(word)) return word;
  const stem = stemmers[language](word);
  return stem.length >= Math.min(shortest, word.length - 2) ? stem : word.replace(/s$/, "");
}

/** Return the stems of a word whose language is unknown, each once. */
export const stemsInAnyLanguage = (word: string): string[] => [
  ...new Set(languages.map((language) => stemOf(word, language))),
];
