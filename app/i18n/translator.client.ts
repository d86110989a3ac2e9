import { isLanguage } from "#app/domain/languages/language.ts";
import type { i18n } from "i18next";
import { createTranslator } from "./translator.ts";

const files = import.meta.glob<object>("./messages/*/{common,errorPages,formFaults,eventForm,checkIn}.json", {
  import: "default",
});

/**
 * Load the texts of the two pages that hydrate, the event form and the check-in, before they hydrate: if one fails to
 * load, the page stays as the server sent it, and works without scripts.
 * @throws the error of loading a text
 */
export async function loadTranslator(language: string, path: string): Promise<i18n> {
  const known = isLanguage(language) ? language : "en";
  const own = path.endsWith("/door") ? ("checkIn" as const) : ("eventForm" as const);
  const loaded = await Promise.all(
    (["common", "errorPages", "formFaults", own] as const).map(async (namespace) => {
      const load = files[`./messages/${known}/${namespace}.json`];
      return [namespace, load ? await load() : {}] as const;
    }),
  );
  return createTranslator(known, Object.fromEntries(loaded));
}
