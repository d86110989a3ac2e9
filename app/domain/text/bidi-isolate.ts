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
  return other.test(text) ? `\u2068${isolateNumbers(text)}\u2069` : text;
}

/** Groups of digits, with what joins them; not inside a word or an address of Latin letters. */
const groups =
  /(?<![A-Za-z\u00c0-\u024f\p{Nd}_@][-./:=+?&#]{0,3})(?<!\p{Nd}[:،,] ?)[+(*#]{0,3}\p{Nd}+(?:[\s().\-\u2010-\u2015\u2212/]{1,3}\p{Nd}+)*(?!\p{Nd})[)#*+]?(?![A-Za-z:]|,\p{Nd})/gu;
/** As many digits as a phone number has in the smallest networks. */
const fewestDigits = 7;
const yearsShape = /^(?:19|20)\d\d\s?[-\u2010-\u2015]\s?(?:19|20)\d\d$/;

/** Whether the order of its groups is lost where Arabic letters stand before it: it begins with a sign, or is a phone number. */
function isFragile(run: string): boolean {
  if (/^[+(*#]/.test(run)) return true;
  const digits = run.match(/\p{Nd}/gu)?.length ?? 0;
  return digits >= fewestDigits && digits < [...run].length && !yearsShape.test(run);
}

/**
 * Keeps phone numbers, and whatever else is written in groups of digits, running from left to right in a text with Arabic
 * or Hebrew letters, which would reverse the groups (UAX #9 3.3.4), with U+2066 and U+2069. For showing only: what is
 * stored, edited, exported or open data stays as it was typed. Spans of times and years begin at the right, as there they do.
 * @param language of the text, where it is known: one in Arabic may have no letter
 */
export function isolateNumbers(text: string, language?: string): string {
  if (!rightToLeft.test(text) && (language === undefined || directionOf(language) === "ltr")) return text;
  return text.replaceAll(groups, (run) => (isFragile(run) ? `\u2066${run}\u2069` : run));
}
