import { type Language, languages } from "./language.ts";

/** Return the language in which a reader sees something: their own, else the first one that it has; null without any. */
export const languageWith = (reader: Language, has: (language: Language) => boolean): Language | null =>
  [reader, ...languages].find(has) ?? null;

/** List the interface languages in which something has no text. */
export const languagesWithout = (texts: Readonly<Partial<Record<Language, unknown>>>): Language[] =>
  languages.filter((language) => !texts[language]);
