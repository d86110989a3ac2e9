import { isolateNumbers } from "#app/domain/text/bidi-isolate.ts";
import { readBlocks } from "#app/domain/text/blocks.ts";
import { listText, writtenList } from "#app/domain/text/list-text.ts";
import { latinDigits, lengthOf, manyLines, oneLine } from "#app/domain/text/plain-text.ts";
import { foldName } from "#app/domain/text/fold-name.ts";
import { slugOf } from "#app/domain/text/slug.ts";
import fc from "fast-check";
import { describe, expect, it } from "vitest";

describe("one line of text", () => {
  it.each([
    ["  two \r\n lines ", "two lines"],
    ["tab\there", "tab here"],
    ["bell\u0007 and null\u0000", "bell and null"],
    ["over\u202eride", "override"],
    ["e\u0301", "é"],
    ["Café des langues\u00a0: accueil", "Café des langues\u00a0: accueil"],
    ["👩🏽‍🚀 مرحبا", "👩🏽‍🚀 مرحبا"],
    ["a\u2028b\u2029c", "a b c"],
  ])("%j becomes %j", (typed, kept) => expect(oneLine(typed)).toBe(kept));

  it("keeps no more marks on a letter than any language needs: normalising many takes minutes", () => {
    const line = oneLine(`a${"\u0301".repeat(200_000)}${"\u0327".repeat(200_000)}`);
    expect(lengthOf(line)).toBeLessThanOrEqual(31);
    expect(foldName(`a${"\u0301".repeat(200_000)}${"\u0327".repeat(200_000)}`)).toBe("a");
  });

  it("is the same when cleaned again, and never has a line break or a control", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        const line = oneLine(text);
        expect(oneLine(line)).toBe(line);
        // biome-ignore lint/suspicious/noControlCharactersInRegex: their absence is the point
        expect(line).not.toMatch(/[\u0000-\u001f\u007f\u202a-\u202e\u2066-\u2069]/);
      }),
    );
  });
});

it("keeps paragraphs, but no deserts between them", () => {
  expect(manyLines("one\r\n\r\n\r\n\r\ntwo  \nthree\n")).toBe("one\n\ntwo\nthree");
});

it("counts characters as people do not, but computers agree on", () => {
  expect(lengthOf("é😀م")).toBe(3);
});

it("reads the digits of other keyboards", () => {
  expect(latinDigits("٢٠٢٦-۱۲")).toBe("2026-12");
});

describe("an address made of a title", () => {
  it.each([
    ["Ciné-débat : l’œuvre", "cine-debat-l-oeuvre"],
    ["  São Paulo!  ", "sao-paulo"],
    ["Straße", "strasse"],
    ["سينما", ""],
    ["../../etc/passwd", "etc-passwd"],
    ["event.ics", "event-ics"],
  ])("%j becomes %j", (title, slug) => expect(slugOf(title)).toBe(slug));
  it("is never longer than sixty letters and never ends in a hyphen", () => {
    expect(slugOf(`${"a".repeat(59)} b`)).toBe("a".repeat(59));
    fc.assert(
      fc.property(fc.string(), (title) => {
        expect(slugOf(title)).toMatch(/^([a-z0-9]+(-[a-z0-9]+)*)?$/);
      }),
    );
  });
});

describe("a description", () => {
  it("has paragraphs, lists and links, and everything else is words", () => {
    expect(readBlocks("Hello\nyou\n\n- one\n- two https://a.example/x?y=1.\nend <b>bold</b>")).toEqual([
      { kind: "paragraph", lines: [[{ text: "Hello" }], [{ text: "you" }]] },
      {
        kind: "list",
        items: [
          [{ text: "one" }],
          [{ text: "two " }, { text: "https://a.example/x?y=1", href: "https://a.example/x?y=1" }, { text: "." }],
        ],
      },
      { kind: "paragraph", lines: [[{ text: "end <b>bold</b>" }]] },
    ]);
  });
  it("makes no link of anything but the web", () => {
    expect(JSON.stringify(readBlocks("javascript:alert(1) data:text/html,x ftp://a.example"))).not.toContain("href");
  });
});

it("puts the right comma between words", () => {
  expect(listText(["فرنسا", "التضامن"], "ar")).toBe("فرنسا، التضامن");
  expect(listText(["France", "Solidarité"], "fr")).toBe("France, Solidarité");
  expect(writtenList(["دار الحي", "زنقة 14"])).toBe("دار الحي، زنقة 14");
});

describe("groups of digits in a text from right to left", () => {
  const shown = (text: string, language?: string) =>
    isolateNumbers(text, language).replaceAll("\u2066", "<").replaceAll("\u2069", ">");

  it.each([
    ["هاتف: +212 537-000-000", "هاتف: <+212 537-000-000>"],
    ["اتصل على +212 (537) 00-00-00", "اتصل على <+212 (537) 00-00-00>"],
    ["الرقم 0537 00 00 00.", "الرقم <0537 00 00 00>."],
    ["الرقم (0537) 00.00.00، أو 0600-00-00-00", "الرقم <(0537) 00.00.00>، أو <0600-00-00-00>"],
    ["هاتف: ٠٥٣٧-٠٠-٠٠-٠٠", "هاتف: <٠٥٣٧-٠٠-٠٠-٠٠>"],
    ["اتصلوا بـ*101#", "اتصلوا بـ<*101#>"],
    ["من +18 سنة", "من <+18> سنة"],
    ["يوم 2026-12-18 18:00", "يوم <2026-12-18> 18:00"],
    ["+212 537 000 000 / +212 600 000 000 هاتف", "<+212 537 000 000> / <+212 600 000 000> هاتف"],
    ["السعر 1 000 000 درهم", "السعر <1 000 000> درهم"],
  ])("%s keeps its groups in order", (text, expected) => {
    expect(shown(text)).toBe(expected);
  });

  it.each([
    "من 18:00 إلى 20:00",
    "من 18:00 – 20:00",
    "عام 2026-2027",
    "14، شارع 12",
    "الغرف 12 و 13",
    "0537000000 هاتف",
    "انظروا https://exemple.org/2026-12-18/1234-5678",
    "رقم AB-1234-5678",
    "انظروا https://192.168.100.200/2026-12-18 الآن",
    "a1234-5678@exemple.org للكتابة",
    "UTC+01:00 توقيت",
  ])("%s is as it was", (text) => {
    expect(shown(text)).toBe(text);
  });

  it("knows an Arabic text without a letter by its language, and leaves others alone", () => {
    expect(shown("0537 00 00 00", "ar")).toBe("<0537 00 00 00>");
    expect(shown("+212 537-000-000", "fr")).toBe("+212 537-000-000");
    expect(shown("Tél. +212 537-000-000")).toBe("Tél. +212 537-000-000");
  });

  it("takes no long time for a long text", () => {
    const long = `هاتف ${"1 ".repeat(20_000)}${"+-(".repeat(10_000)}`;
    const start = performance.now();
    isolateNumbers(long);
    expect(performance.now() - start).toBeLessThan(500);
  });
});
