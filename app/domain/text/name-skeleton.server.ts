import confusables from "./confusables.json";
import { streamSafe } from "./plain-text.ts";

/** Prototype of each character that looks like another one (UTS 39, table MA). */
const prototypes = new Map(
  Object.entries(confusables.sourcesByPrototype).flatMap(([prototype, sources]) =>
    sources.split(" ").map((source) => [characters(source), characters(prototype)] as const),
  ),
);

function characters(codes: string): string {
  return String.fromCodePoint(...codes.split(" ").map((code) => Number.parseInt(code, 16)));
}

/**
 * Return the skeleton of a text without marks (UTS 39 4): look-alikes become equal, invisible characters are removed.
 */
const skeletonOf = (text: string): string =>
  [...text.normalize("NFD").replaceAll(/\p{Default_Ignorable_Code_Point}/gu, "")]
    .map((character) => prototypes.get(character) ?? character)
    .join("");

const withoutMarks = (text: string): string => text.normalize("NFKD").replaceAll(/\p{M}/gu, "");

/** Reduce a text to lower-case letters and digits: accents, spaces and punctuation do not distinguish names. */
const lettersOf = (text: string): string =>
  withoutMarks(text)
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, "");

/**
 * Return the skeletons of a name as written, in lower case and in upper case. A capital may look like another letter
 * than its small form does: Greek or Cyrillic "В" looks like "B", but "в" does not look like "b".
 */
function looksOf(name: string): string[] {
  const safe = streamSafe(name);
  // NFD as well, since NFKD merges compatible letters: "Ϲ" (U+03F9) looks like a C, but becomes a Σ.
  const plain = [withoutMarks(safe), safe.normalize("NFD").replaceAll(/\p{M}/gu, "")];
  return plain
    .flatMap((text) => [text, text.toLowerCase(), text.toUpperCase()])
    .map((form) => lettersOf(skeletonOf(withoutMarks(skeletonOf(form)))));
}

/** Return a predicate that is true for names which readers would mistake for this one. */
export function lookAlikeOf(name: string): (other: string) => boolean {
  const looks = looksOf(name);
  return (other) => looksOf(other).some((look, index) => look !== "" && look === looks[index]);
}
