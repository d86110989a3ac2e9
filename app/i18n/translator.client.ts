import { type Language, languages } from "#app/domain/languages/language.ts";
import type { i18n } from "i18next";
import { createTranslator, type Namespace } from "./translator.ts";

const files = import.meta.glob<object>("./messages/*/{common,errors,event,organise,imports,coordinate}.json", {
  import: "default",
});
const everywhere: Namespace[] = ["common", "errors", "event"];
const ofWorkspace = {
  organise: ["organise"],
  imports: ["organise", "imports"],
  coordinate: ["coordinate"],
} as const satisfies Record<string, Namespace[]>;
export type Workspace = keyof typeof ofWorkspace;

/** Which texts a page speaks: the pages of imports have many of their own, which no other page shall wait for. */
export function workspaceOf(pathname: string): Workspace {
  const [, , desk, page] = pathname.split("/");
  if (desk === "coordinate") return "coordinate";
  return page === "import" ? "imports" : "organise";
}

/**
 * Loads the texts of one workspace in the page's language, so that hydration says what the server said. Links from one
 * workspace to another load a new document, so the other's texts are never needed here.
 */
export async function loadTranslator(
  language: Language = languages[0],
  workspace: Workspace = "organise",
): Promise<i18n> {
  const loaded = await Promise.all(
    [...everywhere, ...ofWorkspace[workspace]].map(async (namespace) => {
      const load = files[`./messages/${language}/${namespace}.json`];
      return [namespace, load ? await load() : {}] as const;
    }),
  );
  return createTranslator(language, Object.fromEntries(loaded));
}
