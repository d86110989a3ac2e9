import { directionOf, type Language } from "../languages/language.ts";

const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufefc]/;
const leftToRight = /[0-9A-Za-z\u00c0-\u024f]/;

/**
 * Isolate a text that may run in the other direction, with U+2068 and U+2069 (UAX #9 2.4.2), for output without markup.
 * A text in the direction of its sentence stays unchanged, because old mail programs show the marks as boxes.
 * @param language of the surrounding sentence
 */
export function isolated(text: string, language: Language): string {
  const other = directionOf(language) === "rtl" ? leftToRight : rightToLeft;
  return other.test(text) ? `\u2068${isolateNumbers(text)}\u2069` : text;
}

/** Pattern of digit groups with their separators, outside words and addresses in Latin letters. */
const groups =
  /(?<![A-Za-z\u00c0-\u024f\p{Nd}_@][-./:=+?&#]{0,3})(?<!\p{Nd}[:،,] ?)[+(*#]{0,3}\p{Nd}+(?:[\s().\-\u2010-\u2015\u2212/]{1,3}\p{Nd}+)*(?!\p{Nd})[)#*+]?(?![A-Za-z:]|,\p{Nd})/gu;
/** Minimum number of digits of a phone number, in the smallest networks. */
const fewestDigits = 7;
const yearsShape = /^(?:19|20)\d\d\s?[-\u2010-\u2015]\s?(?:19|20)\d\d$/;

/** True when Arabic letters before a run would reorder its groups: it begins with a sign, or is a phone number. */
function isFragile(run: string): boolean {
  if (/^[+(*#]/.test(run)) return true;
  const digits = run.match(/\p{Nd}/gu)?.length ?? 0;
  return digits >= fewestDigits && digits < [...run].length && !yearsShape.test(run);
}

/**
 * Keep phone numbers and other digit groups left-to-right (U+2066, U+2069) in Arabic or Hebrew text, which would
 * reverse the groups (UAX #9 3.3.4). Ranges of times and years are left out: there they begin at the right. For display
 * only: stored, edited and exported texts and open data stay as typed.
 * @param language of the text, if known: an Arabic text may consist of digits only
 */
export function isolateNumbers(text: string, language?: string): string {
  if (!rightToLeft.test(text) && (language === undefined || directionOf(language) === "ltr")) return text;
  return text.replaceAll(groups, (run) => (isFragile(run) ? `\u2066${run}\u2069` : run));
}
