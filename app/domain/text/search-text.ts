import { latinDigits, streamSafe } from "./plain-text.ts";

/** Letters that are no letter with a mark to Unicode, but are typed as one or two others by whoever has no key for them. */
const letters: Readonly<Record<string, string>> = {
  ß: "ss",
  æ: "ae",
  œ: "oe",
  ø: "o",
  ł: "l",
  đ: "d",
  ð: "d",
  þ: "th",
  ı: "i",
  // Arabic: final forms written either way, and the letters of Persian and Urdu keyboards.
  ى: "ي",
  ة: "ه",
  ی: "ي",
  ک: "ك",
  ە: "ه",
  ٱ: "ا",
  ـ: "",
};
const replaced = new RegExp(`[${Object.keys(letters).join("")}]`, "gu");

/** "The" of Arabic is written on the word, with "and", "in" or "for" before it: who looks for the word may leave them out. */
const article = /^(?:[وف]?[بك]?ال|[وف]?لل)(?=\p{L}{3})/u;

/**
 * The words of a text as search compares them: without case, accents and vowel marks, Arabic letters in one form, digits
 * as 0 to 9.
 */
export function searchWords(text: string): string[] {
  return latinDigits(streamSafe(text))
    .normalize("NFKD")
    .replaceAll(/\p{M}/gu, "")
    .toLowerCase()
    .replaceAll(replaced, (letter) => letters[letter] ?? letter)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== "")
    .map((word) => word.replace(article, ""));
}
