import type { Language } from "../languages/language.ts";

const arabicComma = "، ";

/** The comma of a language, with its blank. */
export const commaOf = (language: Language): string => (language === "ar" ? arabicComma : ", ");

/** Several words of ours in one line, with the comma of the language. */
export const listText = (parts: readonly string[], language: Language): string => parts.join(commaOf(language));

/** Words somebody wrote (names, parts of an address), with the comma of the script they are in, whoever reads them. */
export const writtenList = (parts: readonly string[]): string =>
  parts.join(/\p{Script=Arabic}/u.test(parts.join("")) ? arabicComma : ", ");
