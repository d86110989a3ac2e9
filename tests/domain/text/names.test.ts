import { lookAlikeOf } from "#app/domain/text/name-skeleton.server.ts";
import { oneLine } from "#app/domain/text/plain-text.ts";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

describe("a name that people would take for another", () => {
  it.each([
    ["Ville de Grenoble", "Vіlle de Grenoble", "a Cyrillic і"],
    ["Ville de Grenoble", "VILLE DE GRENOBLE", "capitals"],
    ["Ville de Grenoble", "VІLLE DE GRENOBLE", "a Cyrillic capital among Latin ones"],
    ["Ville de Grenoble", "Vil1e de Gren0ble", "digits for letters"],
    ["Ville de Grenoble", "ViIle de Grenoble", "a capital i for an l"],
    ["Ville de Grenoble", "Ville  de\u00adGrenoble", "blanks, and what nobody sees"],
    ["Ville de Grenoble", "𝐕𝐢𝐥𝐥𝐞 𝐝𝐞 𝐆𝐫𝐞𝐧𝐨𝐛𝐥𝐞", "letters of mathematics"],
    ["Ville de Grenoble", "Ⅴille-de-Grenoble!", "punctuation and a Roman figure"],
    ["Bilbao", "Вilbao", "a Cyrillic В before small letters"],
    ["BILBAO", "Вilbao", "the same beside capitals"],
    ["Maré Alta", "Mare alta", "accents"],
    ["Comité rn", "Comité m", "two letters that look like one"],
    ["جمعية الدار", "جمعية الدار\u200f", "a mark of direction"],
    ["جمعيّة الدار", "جمعية الدار", "vowel marks"],
    ["Caritas Lisboa", "\u03f9aritas Lisboa", "a Greek letter that NFKD makes a sigma"],
    ["caritas", "\u03f2aritas", "the small one"],
    ["Futuro", "\u017futuro", "a long s for an f"],
  ])("%s and %s: %s", (name, other) => {
    expect(lookAlikeOf(name)(other)).toBe(true);
    expect(lookAlikeOf(other)(name)).toBe(true);
  });

  it.each([
    ["Ville de Grenoble", "Ville de Grenade"],
    ["Maré", "Maré Alta"],
    ["Organisation 1", "Organisation 11"],
    ["Organisation 1", "Organisation 2"],
    ["جمعية الدار", "جمعية الجار"],
    ["★", "☆"],
    ["", ""],
  ])("is not %s for %s", (name, other) => {
    expect(lookAlikeOf(name)(other)).toBe(false);
  });

  it("is known by the table that ICU has, where there is one to compare", ({ skip }) => {
    const program = join(mkdtempSync(join(tmpdir(), "confusables-")), "confusables");
    const made = spawnSync("cc", ["tests/support/confusables.c", "-o", program, "-licui18n", "-licuuc"]);
    if (made.status !== 0) skip("no ICU to compile with");
    const { stdout } = spawnSync(program, { encoding: "utf8", maxBuffer: 10_000_000 });
    const ours = JSON.parse(readFileSync("app/domain/text/confusables.json", "utf8"));
    if (!stdout.includes(`# Version: ${ours.version}\n`)) skip("another version of Unicode");
    const pairs = Object.entries<string>(ours.sourcesByPrototype).flatMap(([prototype, sources]) =>
      sources.split(" ").map((source) => `${source} ; ${prototype} ; ma`),
    );
    const theirs = stdout
      .toLowerCase()
      .split("\n")
      .filter((line) => line.endsWith("; ma"));
    expect(pairs.length).toBeGreaterThan(5_000);
    expect(pairs.sort()).toEqual(theirs.sort());
  });
});

describe("a line keeps nothing that has no form", () => {
  it.each([
    ["a\u00adb", "ab"],
    ["a\u200bb\u2060c\ufeffd", "abcd"],
    ["Maré\u200e\u200f\u061c\u202e\u2066", "Maré"],
    ["Maré\u{e0041}\u{e0042}\u{e007f}", "Maré"],
    ["a\u034fb\u115f\u3164\uffa0\u180ec", "abc"],
    ["a\ufe0fb\u{e0100}", "ab"],
    ["Vi\u200dlle \u200cde", "Ville de"],
    ["x\u200d", "x"],
    ["Casa 7\ufe0f", "Casa 7"],
    ["#\ufe0f1", "#1"],
    ["\u1c4d\u1c37\u200d", "\u1c4d\u1c37"],
    ["e\u034f\u0301", "\u00e9"],
  ])("%j becomes %j", (typed, kept) => {
    expect(oneLine(typed)).toBe(kept);
  });

  it.each([
    ["می\u200cخواهم", "Persian"],
    ["क्\u200dष क्\u200cष", "Hindi"],
    ["ශ්\u200dරී ලංකා", "Sinhala"],
    ["👩\u200d👩\u200d👧 👩🏽\u200d🍳 ❤\ufe0f 1\ufe0f⃣", "emoji"],
    ["عيد سعيد", "Arabic"],
    ["\u{1e900}\u{1e922}\u200c\u{1e923}", "Adlam"],
    ["\u09b0\u200d\u09cd\u09af\u09be\u09ac", "Bengali"],
    ["\u0d05\u0d35\u0d28\u0d4d\u200d", "Malayalam"],
  ])("%j stays as it is: %s", (typed) => {
    expect(oneLine(typed)).toBe(typed.normalize("NFC"));
  });

  it("but joiners after a virama of any script, as another program knows them", ({ skip }) => {
    const list = "import unicodedata as u; print(*(c for c in range(0x110000) if u.combining(chr(c)) == 9))";
    const { status, stdout } = spawnSync("python3", ["-c", list], { encoding: "utf8" });
    if (status !== 0) skip("no Python");
    const theirs = stdout.split(" ").map(Number);
    expect(theirs.length).toBeGreaterThan(60);
    const isKept = (point: number) => oneLine(`a${String.fromCodePoint(point)}\u200db`).includes("\u200d");
    expect(theirs.filter((point) => !isKept(point))).toEqual([]);
    // Other marks do not keep joiners. Marks newer than Python's table are left out.
    const newer = new Set([0x113ce, 0x113cf, 0x113d0, 0x11f41, 0x11f42, 0x1612f, ...theirs]);
    const marks = Array.from({ length: 0x20000 }, (_, point) => point).filter((point) =>
      /\p{M}/u.test(String.fromCodePoint(point)),
    );
    expect(marks.filter((point) => !newer.has(point) && isKept(point))).toEqual([]);
  });
});
