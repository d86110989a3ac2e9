import { foldName } from "../text/fold-name.ts";
import { latinDigits } from "../text/plain-text.ts";
import { isoWeekday, type LocalDate, parseLocalDate } from "./zoned-time.ts";

/**
 * Reading of a typed day. A refusal says why: no day at all, no year of four digits, a day that the month does not have
 * (`last` is its last), or another weekday than the day has.
 */
export type DayReading =
  | { day: LocalDate }
  | { refused: "unreadable" | "noYear" }
  | { refused: "notInMonth"; last: LocalDate }
  | { refused: "otherWeekday"; day: LocalDate };

/** Longest text that can be a day: weekday, day, month of two words and year in full. */
const longest = 80;

/** Marks that set the direction of a text: `Intl` writes them between the parts of an Arabic date. */
const directionMarks = /[\u200e\u200f\u061c\u0640]/g;

/** Locales whose names of months and weekdays are understood, whatever the language of the page. */
const locales = "en-GB en-US fr fr-CA es es-MX pt-PT pt-BR ar ar-MA ar-DZ ar-LB ar-MR".split(" ");

/** Fillers, which may stand between the parts of a day: "27 de diciembre de 2026", "1er janvier", "the 27th of May". */
const fillers: ReadonlySet<string> = new Set(
  "de del do of the le el on dia er o a st nd rd th يوم من م".split(" ").map(foldName),
);

const folded = (text: string): string => foldName(text.replaceAll(directionMarks, ""));
const wordsOf = (text: string): string => (folded(text).match(/\p{L}+/gu) ?? []).join(" ");

type Part = "month" | "weekday";
const tables: Partial<Record<Part, ReadonlyMap<string, number>>> = {};

/** Return the numbers of months or weekdays, from 1, by their names in all languages, long and short. */
function numbersByName(part: Part): ReadonlyMap<string, number> {
  tables[part] ??= new Map(
    locales.flatMap((locale) => (["long", "short"] as const).flatMap((length) => names(locale, part, length))),
  );
  return tables[part];
}

function names(locale: string, part: Part, length: "long" | "short"): [name: string, number: number][] {
  const style = part === "month" ? { month: length, day: "numeric" as const } : { weekday: length };
  const format = new Intl.DateTimeFormat(locale, { ...style, calendar: "gregory", timeZone: "UTC" });
  const daysOfPart = Array.from({ length: part === "month" ? 12 : 7 }, (_, at) =>
    // 1 June 2026 is a Monday.
    part === "month" ? Date.UTC(2026, at, 1) : Date.UTC(2026, 5, 1 + at),
  );
  return daysOfPart.map((time, at) => {
    const found = format.formatToParts(time).find(({ type }) => type === part);
    return [wordsOf(found?.value ?? ""), at + 1];
  });
}

/** Split a text into numbers and names of one or more words; null when it has characters that no day has. */
function partsOf(typed: string): string[] | null {
  if (typed.length > longest) return null;
  const text = folded(latinDigits(typed)).replaceAll(/[\u2010-\u2015\u2212]/g, "-");
  if (!/^[\p{L}\d\s/.,،؍-]+$/u.test(text)) return null;
  const parts: string[] = [];
  for (const word of text.match(/\d+|\p{L}+/gu) ?? []) {
    const joined = `${parts.at(-1)} ${word}`;
    if (isName(joined)) parts.splice(-1, 1, joined);
    else if (!fillers.has(word)) parts.push(word);
  }
  return parts;
}

/** True for the name of a month or a weekday; some have two words: "segunda-feira", "كانون الأول". */
const isName = (words: string): boolean => numbersByName("month").has(words) || numbersByName("weekday").has(words);

type Numbers = { year: string; month: number; day: string };

/** Assign the parts of a day to year, month and day: the day comes first, unless a year or a named month does. */
function assigned([first = "", second = "", third = ""]: readonly string[]): Numbers | null {
  const months = numbersByName("month");
  if (/^\d{4}$/.test(first)) return { year: first, month: numberOf(second, months), day: third };
  if (months.has(first)) return { year: third, month: numberOf(first, months), day: second };
  return { year: third, month: numberOf(second, months), day: first };
}

const numberOf = (part: string, months: ReadonlyMap<string, number>): number =>
  months.get(part) ?? (/^\d{1,2}$/.test(part) ? Number(part) : 0);

/**
 * Read a day as people type it in English, French, Spanish, Portuguese or Arabic: `27/12/2026`, `27.12.2026`,
 * `2026-12-27`, `27 déc. 2026`, `domingo 27 de diciembre de 2026`, `٢٧ ديسمبر ٢٠٢٦`. Of two numbers the first is the
 * day, in every language: no city of the network writes the month first.
 */
export function readDay(typed: string): DayReading {
  const parts = partsOf(typed);
  const weekday = parts && numbersByName("weekday").get(parts[0] ?? "");
  // "mar. 29 déc. 2026" has a weekday, "Mar 29 2026" a month.
  const hasWeekday = weekday !== undefined && (parts?.length === 4 || !numbersByName("month").has(parts?.[0] ?? ""));
  const reading = parts ? readParts(hasWeekday ? parts.slice(1) : parts) : ({ refused: "unreadable" } as const);
  if (!hasWeekday || !("day" in reading) || "refused" in reading) return reading;
  return isoWeekday(reading.day) === weekday ? reading : { refused: "otherWeekday", day: reading.day };
}

function readParts(parts: readonly string[]): DayReading {
  const found = assigned(parts);
  if (!found || parts.length > 3 || !/^\d{1,2}$/.test(found.day) || found.month < 1 || found.month > 12) {
    return { refused: "unreadable" };
  }
  if (!/^\d{4}$/.test(found.year)) return { refused: /^(?:\d{2})?$/.test(found.year) ? "noYear" : "unreadable" };
  const month = `${found.year}-${String(found.month).padStart(2, "0")}`;
  const day = parseLocalDate(`${month}-${found.day.padStart(2, "0")}`);
  if (day) return { day };
  const last = ["31", "30", "29", "28"].map((end) => parseLocalDate(`${month}-${end}`)).find((end) => end !== null);
  return last && Number(found.day) > 28 ? { refused: "notInMonth", last } : { refused: "unreadable" };
}

/** Return the day that a text means; null when it means none. */
export function dayOf(typed: string): LocalDate | null {
  const reading = readDay(typed);
  return "refused" in reading ? null : reading.day;
}
