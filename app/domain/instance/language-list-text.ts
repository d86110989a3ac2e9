import { displayName } from "../languages/display-name.ts";
import type { Language } from "../languages/language.ts";
import { listText } from "../text/list-text.ts";

/** Join the names of languages in the language of the reader. */
export const languageListText = (codes: readonly string[], reader: Language): string =>
  listText(
    codes.map((code) => displayName("language", code, reader) ?? code),
    reader,
  );
