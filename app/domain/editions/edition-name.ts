import { type Language, languages } from "../languages/language.ts";
import type { EditionNames } from "./edition-faults.ts";

/**
 * Return the name of an edition in a language; where that is missing, the first one there is.
 * @returns the code when it has no name at all
 */
export function editionName(edition: { names: EditionNames; code: string }, language: Language): string {
  const { names } = edition;
  return [language, ...languages].map((each) => names[each]).find(Boolean) ?? edition.code;
}

/** List the interface languages in which an edition has no name. */
export const languagesWithoutName = (names: EditionNames): Language[] =>
  languages.filter((language) => !names[language]);
