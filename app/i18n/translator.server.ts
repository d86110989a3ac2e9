import type { Language } from "#app/domain/languages/language.ts";
import { languages } from "#app/domain/languages/language.ts";
import type { i18n, TFunction } from "i18next";
import { catalogues } from "./catalogues.server.ts";
import { createTranslator, type Namespace } from "./translator.ts";

const translators = new Map<Language, i18n>(
  languages.map((language) => [language, createTranslator(language, catalogues[language])]),
);

/** The i18next instance of a language, with every text; for React's provider. */
export function translatorOf(language: Language): i18n {
  const found = translators.get(language);
  if (!found) throw new Error(`no texts in ${language}`);
  return found;
}

/** The function that says a text of one namespace in a language; for mails, calendars and the command line. */
export function textsOf<N extends Namespace>(language: Language, namespace: N): TFunction<N> {
  return translatorOf(language).getFixedT(language, namespace);
}
