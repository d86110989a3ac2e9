import type { Language } from "../languages/language.ts";
import { languageWith } from "../languages/language-fallback.ts";
import type { EditionNames } from "./edition-faults.ts";

/**
 * Return the name of an edition in a language; where that is missing, the first one there is.
 * @returns the code when it has no name at all
 */
export function editionName(edition: { names: EditionNames; code: string }, language: Language): string {
  const { names } = edition;
  const shown = languageWith(language, (each) => Boolean(names[each]));
  return (shown && names[shown]) ?? edition.code;
}
