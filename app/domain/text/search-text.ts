import { latinDigits, streamSafe } from "./plain-text.ts";

/** Letters that Unicode does not decompose, with the letters that are typed instead where a keyboard lacks them. */
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
  // Marks the stems in the search index.
  ꟿ: "m",
  // Arabic: final letters with two spellings, and the letters of Persian and Urdu keyboards.
  ى: "ي",
  ة: "ه",
  ی: "ي",
  ک: "ك",
  ە: "ه",
  ٱ: "ا",
  ـ: "",
};
const replaced = new RegExp(`[${Object.keys(letters).join("")}]`, "gu");

/**
 * Arabic article with the prefixes for "and", "in" or "for": it is written on the word, and a search may leave it out.
 */
const article = /^(?:[وف]?[بك]?ال|[وف]?لل)(?=\p{L}{3})/u;

/**
 * Return the words of a text as search compares them: without case, accents, vowel marks and Arabic article, Arabic
 * letters in one form, digits as 0 to 9.
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
