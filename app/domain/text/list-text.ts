import type { Language } from "../languages/language.ts";

const arabicComma = "، ";

/** Return the comma of a language, followed by a space. */
export const commaOf = (language: Language): string => (language === "ar" ? arabicComma : ", ");

/** Join interface texts in one line, with the comma of the interface language. */
export const listText = (parts: readonly string[], language: Language): string => parts.join(commaOf(language));

/** Join texts of users (names, parts of an address) with the comma of their script, whatever the reader's language. */
export const writtenList = (parts: readonly string[]): string =>
  parts.join(/\p{Script=Arabic}/u.test(parts.join("")) ? arabicComma : ", ");
