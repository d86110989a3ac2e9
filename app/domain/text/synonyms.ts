import { type Language, languages } from "../languages/language.ts";
import { searchWords } from "./search-text.ts";
import { stemOf } from "./word-stems.ts";

/** Group of words that mean the same, as it is typed and stored: separated by commas, `~` before those that only lead. */
export type SynonymLine = { language: Language; words: string };

/** Limits of the lines that the secretariat edits: lines of a language, words of a line, characters of a word. */
export const synonymLimits = { lines: 200, words: 20, word: 60 } as const;

/**
 * A word of a line. One that only leads finds the others, but they do not find it, since it also means something else.
 * `words` are its parts as search compares them: none for a word without letters and digits.
 */
export type SynonymEntry = { text: string; words: readonly string[]; isEntryOnly: boolean };

/** Read a line; what stands between two commas and is empty, or comes twice, counts once or not at all. */
export function readSynonymLine(line: string): SynonymEntry[] {
  const entries = line
    .split(/[,،]/)
    .map((part): SynonymEntry => {
      const text = part.replaceAll("~", " ").replaceAll(/\s+/g, " ").trim();
      return { text, words: searchWords(text), isEntryOnly: part.includes("~") };
    })
    .filter(({ text }) => text !== "");
  return entries.filter(
    (entry, index) => entry.words.length === 0 || entries.findIndex((other) => isSameWord(entry, other)) === index,
  );
}

/** True for two entries that search takes for the same word. */
export const isSameWord = (a: SynonymEntry, b: SynonymEntry): boolean => a.words.join(" ") === b.words.join(" ");

/** Write the words of a line in one style. */
export const writeSynonymLine = (entries: readonly SynonymEntry[]): string =>
  entries.map(({ text, isEntryOnly }) => (isEntryOnly ? `~${text}` : text)).join(", ");

export type Synonym = { words: readonly string[]; language: Language };
/** Everyday words for what events are called here: who looks for one word of a line also finds the others. */
export type Synonyms = {
  /** Number of words of the longest entry. */
  longest: number;
  /**
   * Return the words that mean the same as some words of a search, themselves among them; none for other words.
   * @param words one or more words beside each other, as `searchWords` returns them
   */
  of: (words: readonly string[]) => Synonym[];
};

/** Make the lines of all languages ready to be asked. */
export function synonymsFrom(lines: readonly SynonymLine[]): Synonyms {
  const byKey = new Map<string, Synonym[]>();
  let longest = 1;
  for (const { language, words: line } of lines) {
    const group = readSynonymLine(line).filter(({ words }) => words.length > 0);
    const found = group.filter(({ isEntryOnly }) => !isEntryOnly).map(({ words }): Synonym => ({ words, language }));
    for (const { words } of group) {
      const key = keyOf(words, language);
      byKey.set(key, [...(byKey.get(key) ?? []), ...found]);
      longest = Math.max(longest, words.length);
    }
  }
  return {
    longest,
    of: (words) => {
      const keys = new Set(languages.map((language) => keyOf(words, language)));
      const all = [...keys].flatMap((key) => byKey.get(key) ?? []);
      return [...new Map(all.map((synonym) => [`${synonym.language} ${synonym.words.join(" ")}`, synonym])).values()];
    },
  };
}

const keyOf = (words: readonly string[], language: Language): string =>
  words.length === 1 ? `${language} ${stemOf(words[0] ?? "", language)}` : words.join(" ");
