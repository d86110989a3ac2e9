import { isLanguage } from "#app/domain/languages/language.ts";
import type { i18n } from "i18next";
import { createTranslator } from "./translator.ts";

const files = import.meta.glob<object>("./messages/*/{common,errorPages,formFaults,eventForm,checkIn}.json", {
  import: "default",
});

/**
 * The texts of the two pages that run in browsers: the event form, and the door. All of them are there before the page comes
 * to life: where one does not arrive, the page stays what the server sent, which works as it is.
 * @throws what went wrong while a text was loaded
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
