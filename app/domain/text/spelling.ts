import { languages } from "../languages/language.ts";
import { diffWordsWithSpace } from "diff";
import { distance } from "fastest-levenshtein";

/**
 * Extract the facts of a text: times, dates, sums, numbers, web and e-mail addresses. Word by word, because one pattern
 * for the whole text would start again at each of its letters.
 */
const factsOf = (text: string): string => text.split(/\s+/).flatMap(factsOfWord).join(" ");

function factsOfWord(word: string): readonly string[] {
  const at = word.indexOf("@", 1);
  if (at > 0 && at < word.length - 1) return [word];
  const link = word.search(/https?:\/\//);
  const before = link < 0 ? word : word.slice(0, link);
  return [...(before.match(/\p{N}+/gu) ?? []), ...(link < 0 ? [] : [word.slice(link)])];
}
const letters = (text: string): string =>
  text
    .normalize("NFC")
    .replaceAll(/[^\p{L}\p{M}]/gu, "")
    .toLowerCase();

/**
 * True when two texts differ in spelling only: punctuation, spaces, capitals, and within a word at most one letter in
 * three; marks such as accents do not count. No word is added or removed, no fact changes, and no day becomes another.
 */
export function isSpelling(before: string, after: string): boolean {
  if (factsOf(before) !== factsOf(after) || losesDay(before, after)) return false;
  if (isWordForWord(before, after)) return true;
  const groups = wordings(before, after);
  // Wrongly joined or split words have the same letters on both sides.
  return groups?.every((group) => group.every(isOneWording) || isSameLetters(group)) ?? false;
}

/**
 * True when both texts have the same number of words, each at most misspelt. This covers most corrections, of any
 * length.
 */
function isWordForWord(before: string, after: string): boolean {
  const [old, mended] = [before.trim().split(/\s+/), after.trim().split(/\s+/)];
  return old.length === mended.length && old.every((word, index) => isOneWording([word, mended[index] ?? ""]));
}

/** Maximum number of words added or removed; a text that changes more is a new text. Comparing takes quadratic time. */
const maxEditLength = 400;
/** Maximum length of a word, in letters, that may be misspelt; longer words must be equal. */
const longestWord = 60;

type Wording = [gone: string, come: string];

/**
 * Return each place where two texts differ, with the text of both sides. Places without letters between them form one
 * group.
 * @returns null when the texts differ too much
 */
function wordings(before: string, after: string): Wording[][] | null {
  const parts = diffWordsWithSpace(before, after, { maxEditLength });
  if (!parts) return null;
  const groups: Wording[][] = [[]];
  let isOpen = false;
  for (const { added = false, removed = false, value } of parts) {
    const isSame = added === removed;
    if (isSame && letters(value) !== "") groups.push([]);
    if (!isSame) note(groups.at(-1) ?? [], { isOpen, place: added ? 1 : 0, value });
    isOpen = !isSame;
  }
  return groups;
}

function note(group: Wording[], { isOpen, place, value }: { isOpen: boolean; place: 0 | 1; value: string }): void {
  if (!isOpen) group.push(["", ""]);
  const last = group.at(-1);
  if (last) last[place] += value;
}

const isSameLetters = (group: readonly Wording[]): boolean =>
  letters(group.map(([gone]) => gone).join("")) === letters(group.map(([, come]) => come).join(""));

const withoutMarks = (word: string): string => word.normalize("NFD").replaceAll(/\p{M}/gu, "");

/** The interface languages, and countries whose Arabic names of months differ (CLDR). */
const locales = [...languages, "ar-MA", "ar-DZ", "ar-TN", "ar-IQ"];

const namesOf = (locale: string, part: "weekday" | "month"): string[] => {
  const formatter = new Intl.DateTimeFormat(locale, { [part]: "long", timeZone: "UTC" });
  return Array.from({ length: part === "month" ? 12 : 7 }, (_, at) =>
    formatter.format(part === "month" ? Date.UTC(2026, at, 1) : Date.UTC(2026, 0, 1 + at)),
  );
};

let dayNames: ReadonlySet<string> | undefined;

/** True for the name of a day or a month in any language, as letters without marks; of "segunda-feira" also "segunda". */
function isDayName(word: string): boolean {
  // Made when first needed: a start of the server does not wait for it.
  dayNames ??= new Set(
    locales
      .flatMap((locale) => [...namesOf(locale, "weekday"), ...namesOf(locale, "month")])
      .flatMap((name) => [name, name.split("-")[0] ?? name])
      .map((name) => withoutMarks(letters(name))),
  );
  return dayNames.has(word);
}

/** True when a day or month that the first text names is missing in the second. A misspelt name may be corrected. */
function losesDay(before: string, after: string): boolean {
  const kept = daysIn(after);
  return [...daysIn(before)].some(([name, count]) => (kept.get(name) ?? 0) < count);
}

function daysIn(text: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const word of text.split(/\s+/)) {
    const name = withoutMarks(letters(word));
    if (isDayName(name)) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return counts;
}

/** True when both sides are one word with about the same letters. */
function isOneWording([gone, come]: Wording): boolean {
  const [before, after] = [letters(gone), letters(come)];
  if (before === after) return true;
  if (withoutMarks(before) === withoutMarks(after)) return true;
  const shorter = Math.min(before.length, after.length);
  if (shorter === 0 || Math.max(before.length, after.length) > longestWord) return false;
  return distance(before, after) <= Math.max(1, Math.floor(shorter / 3));
}
