import { datesOfGroups, groupDates } from "#app/domain/dates/date-groups.ts";
import { type DraftEntry, entriesOf, nestedOf } from "#app/domain/model/event-form-part.ts";
import { describe, expect, it } from "vitest";

const hours: DraftEntry[] = [
  ["dates[0].startTime", "18h30"],
  ["dates[0].endTime", "20:00"],
  ["dates[0].capacity", "30"],
];
const rowsOf = (entries: readonly DraftEntry[]) => nestedOf(datesOfGroups(entries).entries)["dates"];
const ticked = (...days: string[]) => days.map((day): DraftEntry => ["dates[0].day", day]);

describe("days at the same times", () => {
  it("are several dates, each with the times and the seats, the earliest first", () => {
    const same = { startTime: "18h30", endTime: "20:00", capacity: "30" };
    const typed: DraftEntry[] = [
      ...ticked("2026-12-20", "2026-12-18", "2026-12-20"),
      ["dates[0].otherDay", "3 janvier 2027"],
      ...hours,
    ];
    expect(rowsOf(typed)).toEqual([
      { day: "2026-12-18", ...same },
      { day: "2026-12-20", ...same },
      { day: "3 janvier 2027", ...same },
    ]);
  });

  it("keep a last day as far from each of them as from the earliest", () => {
    const typed: DraftEntry[] = [
      ...ticked("2026-12-20", "2026-12-18"),
      ...hours,
      ["dates[0].endDay", "19 December 2026"],
    ];
    expect(rowsOf(typed)).toMatchObject([
      { day: "2026-12-18", endDay: "19 December 2026" },
      { day: "2026-12-20", endDay: "2026-12-21" },
    ]);
  });

  it("are one date without a day as long as none is chosen, and what is typed stays", () => {
    expect(rowsOf(hours)).toEqual([{ startTime: "18h30", endTime: "20:00", capacity: "30" }]);
    expect(
      rowsOf([
        ["dates[0].otherDay", "soon"],
        ["dates[0].startTime", ""],
      ]),
    ).toEqual([{ day: "soon" }]);
  });

  it("tell where a fault of each date belongs", () => {
    const typed: DraftEntry[] = [
      ...ticked("2026-12-18"),
      ["dates[0].otherDay", "32/12/2026"],
      ...hours,
      ["dates[1].day", "2026-12-19"],
      ["dates[1].startTime", "9"],
    ];
    const { fieldOf } = datesOfGroups(typed);
    expect(["dates[0].day", "dates[1].day", "dates[1].endTime", "dates[2].startTime", "title"].map(fieldOf)).toEqual([
      "dates[0].day",
      "dates[0].otherDay",
      "dates[0].endTime",
      "dates[1].startTime",
      "title",
    ]);
  });

  it("are shown together again, whatever lies between them, and other times apart", () => {
    const evening = { startTime: "18:30", endTime: "20:00" };
    const morning = { startTime: "10:00", endTime: "12:00" };
    const dates = [
      { day: "2026-12-20", ...evening },
      { day: "2026-12-19", ...morning },
      { day: "18/12/2026", ...evening },
      { day: "soon", ...evening },
      { day: "later", ...evening },
    ];
    expect(groupDates(dates)).toEqual([
      { ...evening, day: ["2026-12-18", "2026-12-20"], otherDay: "soon" },
      { ...morning, day: ["2026-12-19"] },
      { ...evening, otherDay: "later" },
    ]);
  });

  it("come back as they were sent", () => {
    const typed: DraftEntry[] = [
      ...ticked("2026-12-20", "2026-12-18"),
      ["dates[0].endDay", "2026-12-19"],
      ...hours,
      ["dates[1].day", "2026-12-22"],
      ["dates[1].startTime", "9"],
    ];
    const rows = rowsOf(typed) as Record<string, string>[];
    expect(rowsOf(entriesOf({ dates: groupDates(rows) }))).toEqual(rows);
  });

  it("are one choice of days where a copy has the times only", () => {
    const times = { startTime: "18:30", endTime: "20:00" };
    expect(groupDates([times, times, times])).toEqual([times]);
  });

  it("are at most a hundred, however many are sent", () => {
    const many = Array.from({ length: 1_200 }, (_, index): DraftEntry => ["dates[0].day", `day ${index}`]);
    expect(rowsOf(many)).toHaveLength(100);
  });
});
