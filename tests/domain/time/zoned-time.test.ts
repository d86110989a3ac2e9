import {
  addDays,
  days,
  hours,
  instantFrom,
  isoWeekday,
  minutes,
  offsetText,
  offsetLabel,
  parseLocalDate,
  parseLocalDateTime,
} from "#app/domain/time/zoned-time.ts";
import { describe, expect, it } from "vitest";
import { day } from "../../support/factories.ts";

describe("a day", () => {
  it.each(["2026-02-28", "2028-02-29", "2199-12-31"])("%s is one", (text) => expect(parseLocalDate(text)).toBe(text));
  it.each([
    "2026-02-30",
    "2026-13-01",
    "2027-02-29",
    "1969-12-31",
    "2200-01-01",
    "2026-1-1",
    "",
    "today",
    "2026-02-28x",
  ])("%j is none", (text) => expect(parseLocalDate(text)).toBeNull());
  it("is followed by the next, over ends of months and years", () => {
    expect(addDays(day("2026-12-31"), 1)).toBe("2027-01-01");
    expect(addDays(day("2028-03-01"), -1)).toBe("2028-02-29");
  });
  it("has its weekday, Monday first", () => {
    expect(isoWeekday(day("2026-12-18"))).toBe(5);
    expect(isoWeekday(day("2026-12-20"))).toBe(7);
  });
});

describe("a day and a time", () => {
  it.each([
    ["2026-12-18T18:30", "2026-12-18T18:30"],
    ["2026-12-18T18:30:00", "2026-12-18T18:30"],
  ])("%s reads as %s", (text, expected) => expect(parseLocalDateTime(text)).toBe(expected));
  it.each([
    "2026-12-18T24:00",
    "2026-12-18T18:60",
    "2026-02-30T10:00",
    "2026-12-18 18:30",
    "2026-12-18T18:30:59",
    "2026-12-18T18:30Z",
  ])("%j is refused", (text) => expect(parseLocalDateTime(text)).toBeNull());
});

it("says offsets in one form", () => {
  expect([0, 60, -210, 345, 840].map(offsetText)).toEqual(["+00:00", "+01:00", "-03:30", "+05:45", "+14:00"]);
});

it("writes them for people with a minus that no line breaks after", () => {
  expect([60, -180].map(offsetLabel)).toEqual(["+01:00", "\u221203:00"]);
});

it("has names for spans that do not lie", () => {
  expect([minutes(1), hours(1), days(1)]).toEqual([60_000, 3_600_000, 86_400_000]);
});

it("reads instants, and nothing else", () => {
  expect(instantFrom("2026-12-18T18:30:00+01:00")).toBe(Date.UTC(2026, 11, 18, 17, 30));
  expect(() => instantFrom("soon")).toThrow(RangeError);
});
