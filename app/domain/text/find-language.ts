import { foldName } from "./fold-name.ts";
import { languages } from "../languages/language.ts";
import { spokenLanguageNames } from "../languages/spoken-language-names.ts";
import { type SpokenLanguage, spokenLanguageCodes } from "../languages/spoken-language.ts";

let codesByName: ReadonlyMap<string, SpokenLanguage> | undefined;

/** Find the spoken language that a text names in a language of the site or in its own; null when it names none. */
export function languageNamed(text: string): SpokenLanguage | null {
  codesByName ??= new Map(
    spokenLanguageCodes.flatMap((code) =>
      languages.flatMap((language) =>
        spokenLanguageNames(code, language).map((name): [string, SpokenLanguage] => [foldName(name), code]),
      ),
    ),
  );
  return text.length > 100 ? null : (codesByName.get(foldName(text)) ?? null);
}
