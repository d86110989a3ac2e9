import { type Language, languages } from "#app/domain/languages/language.ts";
import type { i18n } from "i18next";
import { createTranslator, type Namespace } from "./translator.ts";

const files = import.meta.glob<object>("./messages/*/{common,errors,event,organise,coordinate,picture}.json", {
  import: "default",
});
const everywhere: Namespace[] = ["common", "errors", "event"];
const ofPages = { organise: ["organise"], picture: ["organise", "picture"], coordinate: ["coordinate"] } as const;

/**
 * Loads the texts of one workspace in the page's language, so that hydration says what the server said. Links from one
 * workspace to the other, and to the page of a picture, load a new document: no other texts are ever needed here.
 */
export async function loadTranslator(
  language: Language = languages[0],
  pages: keyof typeof ofPages = "organise",
): Promise<i18n> {
  const loaded = await Promise.all(
    [...everywhere, ...ofPages[pages]].map(async (namespace) => {
      const load = files[`./messages/${language}/${namespace}.json`];
      return [namespace, load ? await load() : {}] as const;
    }),
  );
  return createTranslator(language, Object.fromEntries(loaded));
}
