import type { Language } from "../languages/language.ts";

const displayNames = new Map<Language, Intl.DisplayNames>();

/** Region codes in CLDR that are not countries: unions, and placeholders for an unknown region. */
const notCountries = new Set(["EU", "EZ", "QO", "UN", "XA", "XB", "ZZ"]);
const known = new Intl.DisplayNames("en", { type: "region", fallback: "none" });

/** True when a text is the code of a present-day country (ISO 3166-1 alpha-2, upper case). */
export const isCountryCode = (text: string): boolean =>
  /^[A-Z]{2}$/.test(text) &&
  !notCountries.has(text) &&
  known.of(text) !== undefined &&
  // `Intl.Locale` replaces the code of a former country by that of its successor.
  new Intl.Locale(`und-${text}`).region === text;

/**
 * Return the name of a country in a language.
 * @param code ISO 3166-1 alpha-2, upper case
 */
export function countryName(code: string, language: Language): string {
  let names = displayNames.get(language);
  if (!names) {
    names = new Intl.DisplayNames(language, { type: "region" });
    displayNames.set(language, names);
  }
  return names.of(code) ?? code;
}
