import { type Language, languages } from "../languages/language.ts";
import { languageWith } from "../languages/language-fallback.ts";

/** Labels of a term by language; null or empty where there is none. */
export type Labels = Readonly<Partial<Record<Language, string | null>>>;

/** Return the label in a language; where it is missing, the first one there is. Null without any. */
export function shownLabel(labels: Labels, language: Language): { text: string; language: Language } | null {
  const shown = languageWith(language, (each) => Boolean(labels[each]));
  return shown && { text: labels[shown] ?? "", language: shown };
}

/** Complete the labels: empty where there is none. */
export const completeLabels = (labels: Labels): Record<Language, string> =>
  Object.fromEntries(languages.map((language) => [language, labels[language] ?? ""])) as Record<Language, string>;
