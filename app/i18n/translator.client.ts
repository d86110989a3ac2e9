import { isLanguage } from "#app/domain/languages/language.ts";
import type { i18n } from "i18next";
import { createTranslator } from "./translator.ts";

const files = import.meta.glob<object>("./messages/*/{common,errors,posting}.json", { import: "default" });

/**
 * The texts of the event form, the only page that runs in browsers. All of them are there before the page comes to life:
 * where one does not arrive, the page stays what the server sent, which works as it is.
 * @throws what went wrong while a text was loaded
 */
export async function loadTranslator(language: string): Promise<i18n> {
  const known = isLanguage(language) ? language : "en";
  const loaded = await Promise.all(
    (["common", "errors", "posting"] as const).map(async (namespace) => {
      const load = files[`./messages/${known}/${namespace}.json`];
      return [namespace, load ? await load() : {}] as const;
    }),
  );
  return createTranslator(known, Object.fromEntries(loaded));
}
