import type { Language } from "../languages/language.ts";

const displayNames = new Map<Language, Intl.DisplayNames>();

/** A country's name in a language. @param code ISO 3166-1 alpha-2, upper case */
export function countryName(code: string, language: Language): string {
  let names = displayNames.get(language);
  if (!names) {
    names = new Intl.DisplayNames(language, { type: "region" });
    displayNames.set(language, names);
  }
  return names.of(code) ?? code;
}
