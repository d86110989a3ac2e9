import { directionOf, type Language } from "../languages/language.ts";

const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufefc]/;
const leftToRight = /[0-9A-Za-z\u00c0-\u024f]/;

/**
 * Keeps a text that may run the other way in its place where there is no markup, with U+2068 and U+2069 (UAX #9 2.4.2). A
 * text that runs as its surroundings do stays as it is: old mail programs show the marks as boxes.
 * @param language of the sentence around it
 */
export function isolated(text: string, language: Language): string {
  const other = directionOf(language) === "rtl" ? leftToRight : rightToLeft;
  return other.test(text) ? `\u2068${text}\u2069` : text;
}
