import { displayName } from "./display-name.ts";
import type { Language } from "./language.ts";
import ownLanguageNames from "./own-language-names.json" with { type: "json" };
import signNames from "./sign-language-names.json" with { type: "json" };
import { isSignLanguage, isSpokenLanguage, nameOfLanguage } from "./spoken-language.ts";

const ownNames: Readonly<Partial<Record<string, Partial<Record<Language | "own", string>>>>> = ownLanguageNames;

/** Return the name of a language in the reader's language; where that has none, in its own. */
export const nameForReader = (code: string, language: Language): string =>
  spokenLanguageNames(code, language)[0] ?? code;

/**
 * Return the names of a language for a reader: in the reader's language, from CLDR or our own where it has none, and in
 * its own. A sign language has its full name with its abbreviation.
 * @param code of a spoken language (ISO 639-1 or 639-3) or of a sign language
 */
export function spokenLanguageNames(code: string, language: Language): string[] {
  const itself = nameOfLanguage(code);
  const translated = isSpokenLanguage(code)
    ? (displayName("language", code, language) ?? ownNames[code]?.[language])
    : signName(code, language);
  return [...new Set([translated, itself].filter((name) => name !== undefined))];
}

function signName(code: string, language: Language): string | undefined {
  return isSignLanguage(code) ? `${signNames[code][language]} (${nameOfLanguage(code)})` : undefined;
}
