import { type Language, languages } from "#app/domain/languages/language.ts";
import type { i18n } from "i18next";
import { createTranslator, type Namespace } from "./translator.ts";

const files = import.meta.glob<object>("./messages/*/{common,errors,event,organise,coordinate}.json", {
  import: "default",
});
const workspaceNamespaces: Namespace[] = ["common", "errors", "event", "organise", "coordinate"];

/** Loads the workspace texts of the page's language, so that hydration says what the server said. */
export async function loadTranslator(language: Language = languages[0]): Promise<i18n> {
  const loaded = await Promise.all(
    workspaceNamespaces.map(async (namespace) => {
      const load = files[`./messages/${language}/${namespace}.json`];
      return [namespace, load ? await load() : {}] as const;
    }),
  );
  return createTranslator(language, Object.fromEntries(loaded));
}
