import { type Language, languages } from "../languages/language.ts";

/** Labels of a term by language; null or empty where there is none. */
export type Labels = Readonly<Partial<Record<Language, string | null>>>;

/** Return the label in a language; where it is missing, the first one there is. Null without any. */
export function shownLabel(labels: Labels, language: Language): { text: string; language: Language } | null {
  for (const each of [language, ...languages]) {
    const text = labels[each];
    if (text) return { text, language: each };
  }
  return null;
}

/** List the languages in which readers see a label of another language. */
export const missingLabels = (labels: Labels): Language[] => languages.filter((language) => !labels[language]);

/** Complete the labels: empty where there is none. */
export const completeLabels = (labels: Labels): Record<Language, string> =>
  Object.fromEntries(languages.map((language) => [language, labels[language] ?? ""])) as Record<Language, string>;
