import { formatLocal, formatLocaleFor } from "#app/domain/time/format-local.ts";
import { dayText, momentText, timesText } from "#app/domain/time/when-text.ts";
import { describe, expect, it } from "vitest";
import { day, local } from "../../support/factories.ts";

const span = (start: string, end: string, countryCode: string) => ({
  startsAtLocal: local(start),
  endsAtLocal: local(end),
  countryCode,
});
const evening = (countryCode: string) => span("2026-12-18T18:30", "2026-12-18T20:00", countryCode);

describe("a day in words", () => {
  it.each([
    ["en", "FR", "Friday, 18 December 2026"],
    ["en", "US", "Friday, December 18, 2026"],
    ["fr", "NE", "vendredi 18 décembre 2026"],
    ["es", "CO", "viernes, 18 de diciembre de 2026"],
    ["pt", "BR", "sexta-feira, 18 de dezembro de 2026"],
    ["ar", "TN", "الجمعة، 18 ديسمبر 2026"],
    ["ar", "MA", "الجمعة، 18 دجنبر 2026"],
    ["ar", "MR", "الجمعة، ١٨ دجمبر ٢٠٢٦"],
    ["ar", "FR", "الجمعة، 18 ديسمبر 2026"],
  ] as const)("%s for a city in %s: %s", (language, country, expected) => {
    expect(dayText(evening(country), language)).toBe(expected);
  });

  it("writes the first of a month as French does", () => {
    expect(formatLocal(day("2027-01-01"), "full", "fr-FR")).toBe("vendredi 1er janvier 2027");
    expect(formatLocal(day("2027-01-11"), "full", "fr-FR")).toBe("lundi 11 janvier 2027");
    expect(formatLocal(day("2027-01-01"), "dayShort", "fr-CA")).toContain("1er janv.");
    expect(formatLocal(day("2027-01-01"), "monthYear", "fr-FR")).toBe("janvier 2027");
    expect(formatLocal(day("2027-01-01"), "full", "pt-PT")).toContain("1 de janeiro");
  });

  it("knows only one calendar, whatever the language would prefer", () => {
    expect(formatLocal(day("2026-12-18"), "full", "fa-IR")).toContain("۲۰۲۶");
  });
});

describe("times in figures", () => {
  const plain = (text: string) => text.replaceAll("\u202f", " ").replaceAll("\u00a0", " ");
  it.each([
    ["en", "FR", "18:30 – 20:00"],
    ["en", "US", "6:30 PM – 8:00 PM"],
    ["fr", "TN", "18 h 30 – 20 h"],
    ["fr", "CA", "18 h 30 – 20 h"],
    ["es", "ES", "18:30 – 20:00"],
    ["es", "CO", "6:30 p. m. – 8:00 p. m."],
    ["ar", "FR", "\u200f18:30 – 20:00"],
    ["ar", "MA", "\u200f18:30 – 20:00"],
    ["ar", "TN", "\u200f6:30 م – 8:00 م"],
  ] as const)("%s for a city in %s: %s", (language, country, expected) => {
    expect(plain(timesText(evening(country), language))).toBe(expected);
  });

  it("say the day of the end when it is another one", () => {
    const overnight = span("2026-12-18T22:00", "2026-12-19T01:00", "FR");
    expect(timesText(overnight, "fr")).toBe("22\u00a0h\u00a0–\u00a01\u00a0h (samedi 19 décembre)");
  });
});

it("mentions a moment with the comma of the language", () => {
  expect(momentText(local("2026-12-18T18:30"), "ar", "MA")).toBe("الجمعة، 18 دجنبر 2026، 18:30");
  expect(momentText(local("2026-12-18T18:30"), "fr", "FR")).toBe("vendredi 18 décembre 2026, 18\u00a0h\u00a030");
});

it("does not depend on the machine's own zone", () => {
  expect(formatLocal(local("2026-12-18T00:30"), "day", formatLocaleFor("en", null))).toBe("Friday 18 December");
});
