import { wordDifference } from "#app/components/changes/word-difference.ts";
import { isSpelling } from "#app/domain/text/spelling.ts";
import { describe, expect, it } from "vitest";

/** Make a text of words that never repeat, the worst case of each comparison. */
const words = (count: number, from: number) =>
  Array.from({ length: count }, (_, index) => String.fromCodePoint(from + index)).join(" ");

describe("two texts of ten thousand characters are compared at once, or not at all", () => {
  it.each([
    ["words that are all others", words(5_000, 0x4e_00), words(5_000, 0x34_00)],
    ["one word that is another", "a".repeat(10_000), "b".repeat(10_000)],
    ["words run together", "ab ".repeat(3_300), "ab".repeat(3_300)],
    ["signs only", ".".repeat(10_000), ",".repeat(10_000)],
  ])("%s", (_what, before, after) => {
    // Must be fast: both run inside a transaction that blocks all other writes.
    const begun = performance.now();
    isSpelling(before, after);
    wordDifference(before, after);
    expect(performance.now() - begun).toBeLessThan(1_000);
  });

  it("a long text in which many words are mended is still read word by word", () => {
    const sentence = "La fete des voisins commence a midi avec un repas. ";
    const mended = sentence.replace("fete", "fête").replace(" a ", " à ");
    const before = sentence.repeat(190);
    expect(isSpelling(before, mended.repeat(190))).toBe(true);
    expect(isSpelling(before, mended.repeat(90).replace("a midi", "amidi") + sentence.repeat(100))).toBe(true);
    expect(isSpelling(before, `${mended.repeat(190)}Venez.`)).toBe(false);
  });
});

describe("a correction", () => {
  it.each([
    ["accents of a short word", "deja vu cet ete", "déjà vu cet été"],
    ["the spelling of a day", "Rendez-vous mecredi", "Rendez-vous mercredi"],
    ["vowel signs in Arabic", "مرحبا بكم", "مَرحبًا بكم"],
  ])("may change %s", (_what, before, after) => expect(isSpelling(before, after)).toBe(true));

  it.each([
    ["Come on Monday", "Come on Sunday"],
    ["tuesday evening", "thursday evening"],
    ["le 3 mars", "le 3 mai"],
    ["na segunda-feira", "na sexta-feira"],
    ["jueves", "martes"],
    ["يوم الاثنين", "يوم الاحد"],
    ["في يونيو", "في يوليو"],
  ])("may not make another day or month: %s, %s", (before, after) => expect(isSpelling(before, after)).toBe(false));
});
