import { readDayAndTime, readTime } from "#app/domain/time/typed-time.ts";
import { formatLocal, formatLocaleFor } from "#app/domain/time/format-local.ts";
import type { LocalDateTime } from "#app/domain/time/zoned-time.ts";
import { languages } from "#app/domain/languages/language.ts";
import { describe, expect, it } from "vitest";

const half = [
  ...["18:30", "18h30", "18 h 30", "18H30", "18.30", "18,30", "1830", "18\u00a0h\u00a030", "18:30:00", "18 heures 30"],
  ...["18h30min", "18 h 30 mn", "18:30 h", "18:30 hs", "18:30 hrs", "18 horas 30", "6.30 pm", "6:30 pm", "6:30 PM"],
  ...["6:30pm", "6.30 p.m.", "6:30 p. m.", "6:30 de la tarde", "6:30 da tarde", "6 h 30 du soir", "18:30 pm"],
  ...["٦:٣٠ م", "6:30 م", "6:30 مساءً", "٦:٣٠ مساء", "الساعة 6:30 م", "١٨:٣٠", "٦:٣٠\u00a0م\u200f"],
];
const full = ["18h", "18 h", "18", "6 pm", "6pm", "6 p.m.", "6 م", "٦ م", "18 hs", "18 horas", "6 مساءً"];

describe("a typed time", () => {
  it.each(half)("reads %s", (text) => expect(readTime(text)).toBe("18:30"));
  it.each(full)("reads %s", (text) => expect(readTime(text)).toBe("18:00"));
});

it("knows midnight and noon of the clock with twelve hours", () => {
  expect(readTime("12 am")).toBe("00:00");
  expect(readTime("12:15 pm")).toBe("12:15");
  expect(readTime("12 ص")).toBe("00:00");
  expect(readTime("9 صباحًا")).toBe("09:00");
});

it("reads back every hour as pages of the site write it", () => {
  for (let hour = 0; hour < 24; hour += 1) {
    const time = `${String(hour).padStart(2, "0")}:05`;
    for (const language of languages) {
      for (const country of ["FR", "MA", "TN", "BR", "MX", "US", "CA", "EG", null]) {
        const written = formatLocal(`2026-12-27T${time}` as LocalDateTime, "time", formatLocaleFor(language, country));
        expect(readTime(written), written).toBe(time);
      }
    }
  }
});

it.each([
  "27/12/2026 18:30",
  "27/12/2026, 18h30",
  "2026-12-27 18:30",
  "27 déc. 2026 à 18 h 30",
  "27 de diciembre de 2026 a las 6:30 p. m.",
  "27 de dezembro de 2026 às 18:30",
  "27 December 2026 at 6.30 pm",
  "٢٧ ديسمبر ٢٠٢٦، ٦:٣٠ م",
  "27 ديسمبر 2026 في الساعة 6:30 م",
])("reads the day and the time of %s", (text) => expect(readDayAndTime(text)).toBe("2026-12-27T18:30"));

it("refuses a day without a time, a time without a day, and two of them", () => {
  for (const text of [
    "27/12/2026",
    "18:30",
    "27/12/2026 28/12/2026",
    "27/12/2026 18:30 19:30",
    " ".repeat(9_000),
    "",
  ]) {
    expect(readDayAndTime(text)).toBeNull();
  }
});

it.each([
  "",
  "25:00",
  "24:00",
  "18:60",
  "18:3",
  "18:30 am",
  "0 pm",
  "evening",
  "18:30 – 20:00",
  "18 30 pm x",
  "h",
  "9".repeat(4_000),
])("refuses %j", (text) => expect(readTime(text)).toBeNull());
