import type { Language } from "../languages/language.ts";

const displayNames = new Map<Language, Intl.DisplayNames>();

/** Codes that CLDR knows but that are no country: unions, and what stands for a region that is not known. */
const notCountries = new Set(["EU", "EZ", "QO", "UN", "XA", "XB", "ZZ"]);
const known = new Intl.DisplayNames("en", { type: "region", fallback: "none" });

/** Whether a text is the code of a country of today (ISO 3166-1 alpha-2, upper case). */
export const isCountryCode = (text: string): boolean =>
  /^[A-Z]{2}$/.test(text) &&
  !notCountries.has(text) &&
  known.of(text) !== undefined &&
  // A country that is no more is named by another code now.
  new Intl.Locale(`und-${text}`).region === text;

/** A country's name in a language. @param code ISO 3166-1 alpha-2, upper case */
export function countryName(code: string, language: Language): string {
  let names = displayNames.get(language);
  if (!names) {
    names = new Intl.DisplayNames(language, { type: "region" });
    displayNames.set(language, names);
  }
  return names.of(code) ?? code;
}
