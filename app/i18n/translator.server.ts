import type { Language } from "#app/domain/languages/language.ts";
import { languages } from "#app/domain/languages/language.ts";
import type { i18n, TFunction } from "i18next";
import { catalogues } from "./catalogues.server.ts";
import { createTranslator, type Namespace } from "./translator.ts";

const translators = new Map<Language, i18n>(
  languages.map((language) => [language, createTranslator(language, catalogues[language])]),
);

/** Return the i18next instance of a language with all texts, for React's provider. */
export function translatorOf(language: Language): i18n {
  const found = translators.get(language);
  if (!found) throw new Error(`no texts in ${language}`);
  return found;
}

const sayers = new Map<string, unknown>();

/** Return the translation function of one namespace in a language, for mails, calendars, pages and the command line. */
export function textsOf<N extends Namespace>(language: Language, namespace: N): TFunction<N> {
  const name = `${language} ${namespace}`;
  const known = sayers.get(name);
  if (known) return known as TFunction<N>;
  const say: unknown = translatorOf(language).getFixedT(language, namespace);
  const remembering = rememberingPlain(say as Say) as unknown as TFunction<N>;
  sayers.set(name, remembering);
  return remembering;
}

type Say = (key: string, values?: object) => unknown;

/** Cache texts without values, which are most of them, so that they are not looked up again. */
function rememberingPlain(say: Say): Say {
  const plain = new Map<string, unknown>();
  return (key, values) => {
    if (values !== undefined) return say(key, values);
    if (!plain.has(key)) plain.set(key, say(key));
    return plain.get(key);
  };
}
