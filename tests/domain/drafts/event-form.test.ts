import { eventForm, eventFormField, eventFormValues, eventInputOf } from "#app/domain/drafts/event-form.ts";
import { parseFaultText } from "#app/domain/fault-text.ts";
import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { maxPartyLimit } from "#app/domain/model/participation.ts";
import { dateInput, eventInput, openWeek } from "#tests/support/factories.ts";

const typed = () => eventFormValues(randomUUID(), eventInput(openWeek()));
const date = { day: "2026-12-18", startTime: "19:00", endTime: "22:00" };
const faults = (values: object) =>
  (eventForm.safeParse({ ...typed(), ...values }).error?.issues ?? []).map((issue) => ({
    path: issue.path.join("."),
    ...parseFaultText(issue.message),
  }));

describe("the event form", () => {
  it("turns what was saved into fields and back without a loss", () => {
    const input = eventInput(openWeek());
    const eventId = randomUUID();
    const back = eventForm.parse(eventFormValues(eventId, input));
    expect(eventInputOf(back)).toEqual({ ...input, eventId });
  });

  it.each([
    ["9", "09:00"],
    ["18h30", "18:30"],
    ["18.30", "18:30"],
    ["1830", "18:30"],
    ["18h", "18:00"],
    ["١٨:٣٠", "18:30"],
  ])("reads the time %s as %s", (startTime, expected) => {
    const parsed = eventForm.parse({ ...typed(), dates: [{ ...date, startTime }] });
    expect(parsed.dates[0]?.startTime).toBe(expected);
  });

  it("takes an end before the beginning as one on the next day", () => {
    const parsed = eventForm.parse({ ...typed(), dates: [{ ...date, endTime: "01:00" }] });
    expect(eventInputOf(parsed).dates[0]).toMatchObject({ start: "2026-12-18T19:00", end: "2026-12-19T01:00" });
  });

  it("takes an end far before the beginning for a slip, which the verb refuses", () => {
    const parsed = eventForm.parse({ ...typed(), dates: [{ ...date, startTime: "20:00", endTime: "18:00" }] });
    expect(eventInputOf(parsed).dates[0]).toMatchObject({ start: "2026-12-18T20:00", end: "2026-12-18T18:00" });
  });

  it("knows no day after the last one of the calendar", () => {
    const last = { ...date, day: "2199-12-31", startTime: "23:00", endTime: "01:00" };
    const [only] = eventInputOf(eventForm.parse({ ...typed(), dates: [last] })).dates;
    expect(only?.end).toBe(only?.start);
  });

  it.each([
    ["2026-12-18T09:00", "2026-12-20T17:00", "2026-12-20"],
    ["2026-12-18T20:00", "2026-12-19T18:00", "2026-12-19"],
    ["2026-12-18T22:00", "2026-12-19T02:00", ""],
  ])(
    "keeps a date from %s to %s as it is, with its last day where it does not go without saying",
    (start, end, endDay) => {
      const input = eventInput(openWeek(), { dates: [dateInput(start, end)] });
      const values = eventFormValues(randomUUID(), input);
      expect(values.dates[0]?.endDay).toBe(endDay);
      expect(eventInputOf(eventForm.parse(values)).dates).toEqual(input.dates);
    },
  );

  it("says what is wrong field by field", () => {
    const wrong = { ...date, day: "2026-02-30", startTime: "25:00", capacity: "many" };
    expect(
      faults({
        title: " ",
        summary: "x".repeat(201),
        contactEmail: "nobody",
        joinUrl: "javascript:alert(1)",
        dates: [wrong],
      }),
    ).toEqual([
      { path: "title", key: "required" },
      { path: "summary", key: "tooLong", values: { max: 200 } },
      { path: "joinUrl", key: "webAddress" },
      { path: "contactEmail", key: "email" },
      { path: "dates.0.day", key: "dayNotInMonth", values: { last: "2026-02-28" } },
      { path: "dates.0.startTime", key: "time" },
      { path: "dates.0.capacity", key: "outOfBounds", values: { min: 1, max: 100_000, typed: "many" } },
    ]);
  });

  it.each([
    ["27/12/2026", "18h30", "20 h"],
    ["27 déc. 2026", "6.30 pm", "8 pm"],
    ["domingo 27 de diciembre de 2026", "18:30", "8:00 p. m."],
    ["٢٧ ديسمبر ٢٠٢٦", "٦:٣٠ م", "٨ م"],
  ])("reads %s, %s to %s", (day, startTime, endTime) => {
    const input = eventInputOf(eventForm.parse({ ...typed(), dates: [{ ...date, day, startTime, endTime }] }));
    expect(input.dates[0]).toMatchObject({ start: "2026-12-27T18:30", end: "2026-12-27T20:00" });
  });

  it("names the bounds of a number, and quotes what was typed", () => {
    expect(faults({ partyLimit: "0" })).toEqual([
      { path: "partyLimit", key: "outOfBounds", values: { min: 1, max: maxPartyLimit, typed: 0 } },
    ]);
    expect(faults({ revealHours: "x".repeat(300) })).toMatchObject([{ values: { typed: `${"x".repeat(20)}…` } }]);
  });

  it.each([
    ["title", 140],
    ["summary", 200],
    ["description", 10_000],
  ])("%s may have %i characters, in any script, and not one more", (field, max) => {
    for (const character of ["a", "م", "😀"]) {
      expect(faults({ [field]: character.repeat(max) })).toEqual([]);
      expect(faults({ [field]: character.repeat(max + 1) })).toMatchObject([{ path: field, key: "tooLong" }]);
    }
  });

  it("takes the answer 'nothing' as no answer, and nothing else as one", () => {
    const parsed = eventForm.parse({ ...typed(), inclusion: { free: "yes", halal: "" } });
    expect(parsed.inclusion).toEqual({ free: "yes" });
    expect(faults({ inclusion: { free: "perhaps" } })).toMatchObject([{ path: "inclusion.free", key: "choose" }]);
  });

  it("shows a fault of the verb at the field it belongs to", () => {
    expect(eventFormField("dates[1].start")).toBe("dates[1].startTime");
    expect(eventFormField("title")).toBe("title");
  });
});
