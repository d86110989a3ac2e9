import { isLanguage, type Language } from "#app/domain/languages/language.ts";
import { createInstance, type i18n, type ReadCallback } from "i18next";
import { initReactI18next } from "react-i18next";
import { translatorOptions } from "./translator.ts";

const files = import.meta.glob<object>("./messages/*/{common,errors,posting}.json", {
  import: "default",
});

/** Texts come as they are needed, one namespace at a time; what waits for them is what the server already wrote. */
const backend = {
  type: "backend" as const,
  init: () => {},
  read(language: string, namespace: string, done: ReadCallback) {
    const load = files[`./messages/${language}/${namespace}.json`];
    if (!load) return done(null, {});
    load().then(
      (texts) => done(null, texts as Parameters<ReadCallback>[1]),
      (fault: unknown) => done(fault as Error, false),
    );
  },
};

/** The translator of a page that hydrates: what surrounds every page is there before, so that it never waits. */
export async function loadTranslator(language: string): Promise<i18n> {
  const translator = createInstance();
  await translator
    .use(backend)
    .use(initReactI18next)
    .init({
      ...translatorOptions,
      lng: isLanguage(language) ? language : ("en" satisfies Language),
      ns: ["common", "errors"],
      react: { useSuspense: true },
    });
  return translator;
}
