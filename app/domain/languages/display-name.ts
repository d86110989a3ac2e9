import type { Language } from "./language.ts";

const known = new Map<string, Intl.DisplayNames>();

/** Return the name of a region or a language for a reader; undefined for a code that `Intl` does not know. */
export function displayName(type: "region" | "language", code: string, language: Language): string | undefined {
  // Node 24 throws for four letters, which are no subtag of a language (UTS 35, section 3.1), but codes of sign languages.
  if (type === "language" && /^[a-z]{4}$/.test(code)) return undefined;
  const key = `${type} ${language}`;
  const names = known.get(key) ?? new Intl.DisplayNames(language, { type, fallback: "none" });
  known.set(key, names);
  return names.of(code);
}
