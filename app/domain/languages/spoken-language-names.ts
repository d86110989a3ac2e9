import type { Language } from "./language.ts";
import { isSpokenLanguage, nameOfLanguage } from "./spoken-language.ts";

const displayNames = new Map<Language, Intl.DisplayNames>();

/**
 * Return the names of a language for a reader: in the reader's language where it has one, and in its own.
 * @param code of a spoken language (ISO 639-1 or 639-3) or of a sign language
 */
export function spokenLanguageNames(code: string, language: Language): string[] {
  let names = displayNames.get(language);
  if (!names) {
    names = new Intl.DisplayNames(language, { type: "language", fallback: "none" });
    displayNames.set(language, names);
  }
  const translated = isSpokenLanguage(code) ? names.of(code) : undefined;
  return [...new Set([translated, nameOfLanguage(code)].filter((name) => name !== undefined))];
}
