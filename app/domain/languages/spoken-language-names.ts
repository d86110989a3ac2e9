import { displayName } from "./display-name.ts";
import type { Language } from "./language.ts";
import { isSpokenLanguage, nameOfLanguage } from "./spoken-language.ts";

/** Return the name of a language in the reader's language; where that has none, in its own. */
export const nameForReader = (code: string, language: Language): string =>
  spokenLanguageNames(code, language)[0] ?? code;

/**
 * Return the names of a language for a reader: in the reader's language where it has one, and in its own.
 * @param code of a spoken language (ISO 639-1 or 639-3) or of a sign language
 */
export function spokenLanguageNames(code: string, language: Language): string[] {
  const translated = isSpokenLanguage(code) ? displayName("language", code, language) : undefined;
  return [...new Set([translated, nameOfLanguage(code)].filter((name) => name !== undefined))];
}
