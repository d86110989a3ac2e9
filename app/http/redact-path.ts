import { isLanguage } from "#app/domain/languages/language.ts";

/**
 * Return the part of the site that an address belongs to, for the log: `/fr/my`, `/u`, `/calendar`. The rest may be
 * somebody's secret, and unknown words may be anything.
 */
export function redactPath(pathname: string): string {
  const [, first = "", second = ""] = pathname.split("/");
  const words = isLanguage(first) ? [first, second] : [first];
  return words
    .filter((word, index) => word !== "" || index === 0)
    .map((word) => `/${/^[a-z][a-z-]{0,19}(?:\.[a-z]{2,4})?$/.test(word) || word === "" ? word : "…"}`)
    .join("");
}
