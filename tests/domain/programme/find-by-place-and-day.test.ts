import { findByPlaceAndDay } from "#app/domain/programme/find-by-place-and-day.server.ts";
import { daysNamed } from "#app/domain/programme/finder-days.ts";
import { listProgramme } from "#app/domain/programme/list-programme.server.ts";
import { getHome } from "#app/domain/programme/get-home.server.ts";
import { filterQuery } from "#app/domain/model/programme-filter.ts";
import { instantFrom, type LocalDate } from "#app/domain/time/zoned-time.ts";
import type { OpenDatabase } from "#db/client.server.ts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { demoDatabase } from "../../support/database.ts";
import { contextFor } from "../../support/factories.ts";

let db: OpenDatabase;
beforeAll(() => {
  db = demoDatabase();
});
afterAll(() => db.$client.close());

const at = (now: string, language: "fr" | "ar" = "fr") => ({
  ...contextFor(db, { language }),
  now: instantFrom(now),
});
const found = (query: string, now = "2026-12-19T12:00:00Z") => {
  const filter = findByPlaceAndDay(at(now), new URLSearchParams(query));
  return filter === null ? null : filterQuery(filter);
};

describe("the finder", () => {
  it.each([
    ["a city in the reader's language", "near=Lisbonne", "city=lisboa"],
    ["a city in another language, whatever its case and accents", "near=sao paulo", "city=sao-paulo"],
    ["a city in Arabic", "near=لشبونة", "city=lisboa"],
    ["the beginning of one city", "near=Stras", "city=strasbourg"],
    ["a country in any language", "near=Senegal", "country=sn"],
    ["a beginning that several cities have, as words", "near=b", "q=b"],
    ["a place that is none of the week, as words", "near=Atlantis", "q=Atlantis"],
    ["a day", "when=2026-12-24", "from=2026-12-24&to=2026-12-24"],
    ["today", "when=today", "from=2026-12-19&to=2026-12-19"],
    ["tomorrow", "when=tomorrow", "from=2026-12-20&to=2026-12-20"],
    ["a weekend", "near=Dakar&when=weekend", "city=dakar&from=2026-12-19&to=2026-12-20"],
    ["nothing", "near=&when=", null],
    ["a day that is none", "near=Dakar&when=someday", "city=dakar"],
    ["a place that is none beside a search, as more words", "q=concert&near=Atlantis", "q=concert+Atlantis"],
    ["other choices too", "near=Dakar&theme=solidarity", "city=dakar&theme=solidarity"],
  ])("understands %s: %s", (_what, query, expected) => {
    expect(found(query)).toBe(expected);
  });

  it("takes the day of the place that was asked for (WALL-11)", () => {
    const lateInUtc = "2026-12-19T23:30:00Z";
    expect(found("when=today&near=Strasbourg", lateInUtc)).toContain("from=2026-12-20");
    expect(found("when=today&near=Dakar", lateInUtc)).toContain("from=2026-12-19");
    expect(found("when=today&near=Colombia", "2026-12-20T02:00:00Z")).toContain("from=2026-12-19");
    expect(found("when=today&near=Bogotá", "2026-12-20T02:00:00Z")).toContain("from=2026-12-19");
  });

  it("cuts what is longer than a search may be, and keeps characters whole", () => {
    expect(found(`near=${"é".repeat(5_000)}`)).toBe(`q=${encodeURIComponent("é".repeat(100))}`);
  });

  it.each([
    ["2026-12-16", "2026-12-19", "2026-12-20"],
    ["2026-12-18", "2026-12-19", "2026-12-20"],
    ["2026-12-19", "2026-12-19", "2026-12-20"],
    ["2026-12-20", "2026-12-20", "2026-12-20"],
    ["2026-12-21", "2026-12-26", "2026-12-27"],
  ])("on %s a weekend is %s to %s", (today, from, to) => {
    expect(daysNamed("weekend", today as LocalDate)).toEqual({ from, to });
  });
});

describe("the home page", () => {
  it.each([
    ["2026-11-24T12:00:00Z", { startsIn: 24, isOver: false }],
    ["2026-12-17T12:00:00Z", { startsIn: 1, isOver: false }],
    ["2026-12-18T12:00:00Z", { startsIn: 0, day: 1, days: 10, isOver: false }],
    ["2026-12-27T12:00:00Z", { startsIn: 0, day: 10, days: 10, isOver: false }],
    ["2026-12-28T03:00:00Z", { startsIn: 0, day: 10, isOver: false }],
    ["2026-12-28T13:00:00Z", { isOver: true }],
  ])("knows on %s where the edition stands", async (now, phase) => {
    expect((await getHome(at(now))).edition).toMatchObject(phase);
  });

  it("counts for each shortcut what its page shows, and offers none without dates", async () => {
    const now = "2026-12-19T06:00:00Z";
    const { shortcuts } = await getHome(at(now));
    expect(shortcuts.map(({ name }) => name)).toEqual(
      expect.arrayContaining(["today", "weekend", "children_welcome", "step_free", "language", "seats"]),
    );
    for (const { name, filter, count } of shortcuts) {
      const { total } = await listProgramme(at(now), new URLSearchParams(filterQuery(filter)));
      if (filter.from === null) expect([name, count]).toEqual([name, total]);
      else expect(count).toBeLessThanOrEqual(total ?? 0);
      expect(count).toBeGreaterThan(0);
    }
  });

  it("offers neither days that are past nor shortcuts to them", async () => {
    const { edition, shortcuts } = await getHome(at("2026-12-22T12:00:00Z"));
    expect([edition?.comingDays[0], edition?.comingDays.at(-1)]).toEqual(["2026-12-22", "2026-12-27"]);
    const over = await getHome(at("2027-02-01T12:00:00Z"));
    expect([over.edition?.comingDays, over.shortcuts]).toEqual([[], []]);
    expect(shortcuts.length).toBeGreaterThan(3);
  });
});
