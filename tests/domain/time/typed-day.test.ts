import { dayOf, readDay } from "#app/domain/time/typed-day.ts";
import { typedDay } from "#app/domain/time/typed-day-text.ts";
import { formatLocal, formatLocaleFor } from "#app/domain/time/format-local.ts";
import { addDays, type LocalDate, parseLocalDate } from "#app/domain/time/zoned-time.ts";
import { languages } from "#app/domain/languages/language.ts";
import { describe, expect, it } from "vitest";

const ways = {
  figures: [
    "27/12/2026",
    "27.12.2026",
    "27-12-2026",
    "27 12 2026",
    "27 / 12 / 2026",
    "2026-12-27",
    "2026/12/27",
    " 27/12/2026 ",
  ],
  en: ["27 December 2026", "27 Dec 2026", "27th December 2026", "the 27th of December, 2026", "December 27, 2026"],
  "en with a weekday": ["Sunday 27 December 2026", "Sun, 27 Dec 2026", "SUNDAY, 27/12/2026"],
  fr: ["27 décembre 2026", "27 déc. 2026", "27 dec 2026", "dimanche 27 décembre 2026", "dim. 27 déc. 2026"],
  es: ["27 de diciembre de 2026", "27 dic 2026", "domingo, 27 de diciembre de 2026", "27 de diciembre del 2026"],
  pt: ["27 de dezembro de 2026", "27 dez. 2026", "domingo, 27 de dezembro de 2026"],
  ar: [
    "27 ديسمبر 2026",
    "٢٧ ديسمبر ٢٠٢٦",
    "الأحد 27 ديسمبر 2026",
    "يوم الأحد، ٢٧ ديسمبر ٢٠٢٦ م",
    "٢٧/١٢/٢٠٢٦",
    "27\u200f/12\u200f/2026",
    "27 دجنبر 2026",
    "27 كانون الأول 2026",
    "27 دجمبر 2026",
  ],
};

describe.each(Object.entries(ways))("a day typed in %s", (_, texts) => {
  it.each(texts)("reads %s", (text) => expect(dayOf(text)).toBe("2026-12-27"));
});

it("reads the day first where both orders are possible, in every language", () => {
  expect(dayOf("03/04/2026")).toBe("2026-04-03");
  expect(dayOf("٠٣/٠٤/٢٠٢٦")).toBe("2026-04-03");
});

it("reads the first of a month with its ordinal", () => {
  for (const text of ["1er janvier 2027", "1º de enero de 2027", "1.º de janeiro de 2027", "1st January 2027"]) {
    expect(dayOf(text)).toBe("2027-01-01");
  }
});

it("takes “mar.” for Tuesday before a day of a month, and for March before a year", () => {
  expect(dayOf("mar. 29 déc. 2026")).toBe("2026-12-29");
  expect(dayOf("29 mar 2026")).toBe("2026-03-29");
  expect(dayOf("Mar 29 2026")).toBe("2026-03-29");
});

it("reads back every day of a year as pages of the site write it", () => {
  const first = parseLocalDate("2027-01-01") as LocalDate;
  const places = ["FR", "MA", "TN", "BR", "MX", "US", "LB", null];
  for (let offset = 0; offset < 365; offset += 1) {
    const day = addDays(first, offset);
    for (const language of languages) {
      for (const place of offset % 28 === 0 ? places : [null]) {
        expect(dayOf(formatLocal(day, "full", formatLocaleFor(language, place)))).toBe(day);
      }
    }
    expect(dayOf(typedDay(day))).toBe(day);
  }
});

it("asks for the year where there is none of four digits", () => {
  for (const text of ["27/12", "27/12/26", "27 décembre", "27 Dec 26", "Sunday 27 December", "٢٧ ديسمبر"]) {
    expect(readDay(text)).toEqual({ refused: "noYear" });
  }
});

it("names the last day of a month that is too short", () => {
  expect(readDay("31/11/2026")).toEqual({ refused: "notInMonth", last: "2026-11-30" });
  expect(readDay("29 février 2027")).toEqual({ refused: "notInMonth", last: "2027-02-28" });
  expect(readDay("32/12/2026")).toEqual({ refused: "notInMonth", last: "2026-12-31" });
});

it("refuses a weekday that the day does not have", () => {
  expect(readDay("Monday 27 December 2026")).toEqual({ refused: "otherWeekday", day: "2026-12-27" });
});

it.each([
  "",
  " ",
  "12/27/2026",
  "00/12/2026",
  "27/00/2026",
  "27/13/2026",
  "27122026",
  "27/12/20266",
  "27/12/0026",
  "tomorrow",
  "27 Foo 2026",
  "27/12/2026 18:30",
  "27/12/2026 28/12/2026",
  "-27/12/2026 (or so)",
  "<b>27</b>",
])("refuses %j", (text) => expect(dayOf(text)).toBeNull());

it("refuses a text that is far too long", () => {
  expect(dayOf("2".repeat(5_000))).toBeNull();
  expect(dayOf("27 décembre ".repeat(500))).toBeNull();
});

it("writes a stored day as one types it, and leaves everything else alone", () => {
  expect(typedDay("2026-12-27")).toBe("27/12/2026");
  expect(typedDay("32/12")).toBe("32/12");
});
