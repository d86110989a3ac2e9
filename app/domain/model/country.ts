import { displayName } from "../languages/display-name.ts";
import type { Language } from "../languages/language.ts";

/** Region codes in CLDR that are not countries: unions, and placeholders for an unknown region. */
const notCountries = new Set(["EU", "EZ", "QO", "UN", "XA", "XB", "ZZ"]);

/** True when a text is the code of a present-day country (ISO 3166-1 alpha-2, upper case). */
export const isCountryCode = (text: string): boolean =>
  /^[A-Z]{2}$/.test(text) &&
  !notCountries.has(text) &&
  displayName("region", text, "en") !== undefined &&
  // `Intl.Locale` replaces the code of a former country by that of its successor.
  new Intl.Locale(`und-${text}`).region === text;

/**
 * Return the name of a country in a language.
 * @param code ISO 3166-1 alpha-2, upper case
 */
export const countryName = (code: string, language: Language): string => displayName("region", code, language) ?? code;
