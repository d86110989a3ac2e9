/** Interface languages, which are also the languages an event text can be written in (BCP 47 primary tags). */
export const languages = ["en", "fr", "es", "pt", "ar"] as const;
export type Language = (typeof languages)[number];

export const endonyms: Readonly<Record<Language, string>> = {
  en: "English",
  fr: "Français",
  es: "Español",
  pt: "Português",
  ar: "العربية",
};

export type Direction = "ltr" | "rtl";

export function isLanguage(value: unknown): value is Language {
  return typeof value === "string" && (languages as readonly string[]).includes(value);
}

/** Return the base direction of a text in a language (BCP 47), for `dir` attributes. */
export function directionOf(language: string): Direction {
  return ["ar", "fa", "he", "ur", "ps", "ckb"].includes(language.split("-")[0] ?? "") ? "rtl" : "ltr";
}

/** Return the interface language that the first segment of a path names (`/fr/programme`); null if there is none. */
export function languageOfPath(pathname: string): Language | null {
  const first = pathname.split("/")[1];
  return isLanguage(first) ? first : null;
}
