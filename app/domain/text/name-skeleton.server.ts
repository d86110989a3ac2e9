import confusables from "./confusables.json";
import { streamSafe } from "./plain-text.ts";

/** Which character stands for each that looks like it (UTS 39, table MA). */
const prototypes = new Map(
  Object.entries(confusables.sourcesByPrototype).flatMap(([prototype, sources]) =>
    sources.split(" ").map((source) => [characters(source), characters(prototype)] as const),
  ),
);

function characters(codes: string): string {
  return String.fromCodePoint(...codes.split(" ").map((code) => Number.parseInt(code, 16)));
}

/** UTS 39 4, of a text without marks: what look alike become the same; what nobody sees is left out. */
const skeletonOf = (text: string): string =>
  [...text.normalize("NFD").replaceAll(/\p{Default_Ignorable_Code_Point}/gu, "")]
    .map((character) => prototypes.get(character) ?? character)
    .join("");

const withoutMarks = (text: string): string => text.normalize("NFKD").replaceAll(/\p{M}/gu, "");

/** Letters and digits alone, whatever their case: accents, blanks and punctuation tell no two names apart. */
const lettersOf = (text: string): string =>
  withoutMarks(text)
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, "");

/**
 * What a name looks like to people, three times: as it is written, in small letters, in capitals. A capital may look like
 * another letter than its small one: a Greek or Cyrillic "В" is a "B", while "в" is none.
 */
function looksOf(name: string): string[] {
  const safe = streamSafe(name);
  // Before compatible letters become one as well: "Ϲ" (U+03F9) looks like a C, and is a Σ to NFKD.
  const plain = [withoutMarks(safe), safe.normalize("NFD").replaceAll(/\p{M}/gu, "")];
  return plain
    .flatMap((text) => [text, text.toLowerCase(), text.toUpperCase()])
    .map((form) => lettersOf(skeletonOf(withoutMarks(skeletonOf(form)))));
}

/** Whether people would take one name for another. @returns a test of other names against this one */
export function lookAlikeOf(name: string): (other: string) => boolean {
  const looks = looksOf(name);
  return (other) => looksOf(other).some((look, index) => look !== "" && look === looks[index]);
}
