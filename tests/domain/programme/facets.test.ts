import { countFacets } from "#app/domain/programme/count-facets.server.ts";
import { countDates } from "#app/domain/programme/count-dates.server.ts";
import { dateSlices } from "#app/domain/programme/date-slices.server.ts";
import { inLanes } from "#app/domain/programme/list-week.server.ts";
import { listProgramme } from "#app/domain/programme/list-programme.server.ts";
import { parseFilter } from "#app/domain/programme/parse-filter.ts";
import { emptyFilter, type ProgrammeFilter, repeatedFilters } from "#app/domain/model/programme-filter.ts";
import type { LocalDate } from "#app/domain/time/zoned-time.ts";
import { countByCity, countProgrammeDates } from "#db/queries/programme-counts.server.ts";
import type { OpenDatabase } from "#db/client.server.ts";
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { testNow } from "../../support/clock.ts";
import { demoDatabase } from "../../support/database.ts";
import { contextFor } from "../../support/factories.ts";

let db: OpenDatabase;
let now: typeof testNow;
beforeAll(() => {
  db = demoDatabase();
  now = testNow;
});
const when = () => ({ now, endingAfter: null });

/** Make arbitrary filters of existing values. */
async function filters(): Promise<fc.Arbitrary<ProgrammeFilter>> {
  const { counts } = await countFacets(db, emptyFilter, when());
  const some = (name: keyof typeof counts) =>
    fc.subarray(
      (counts[name] ?? []).map(([value]) => value),
      { maxLength: 2 },
    );
  return fc
    .record({
      city: some("city"),
      country: some("country"),
      theme: some("theme"),
      format: some("format"),
      language: some("language"),
      attendance: some("attendance"),
      access: some("access"),
      seats: fc.boolean(),
    })
    .map((chosen) => ({ ...emptyFilter, ...chosen }));
}

describe("counts of a filter", () => {
  it("say what choosing a value gives, under all other choices", async () => {
    await fc.assert(
      fc.asyncProperty(await filters(), async (filter) => {
        const { total, counts } = await countFacets(db, filter, when());
        expect(total).toBe(countProgrammeDates(db, filter, when()));
        const said = repeatedFilters.flatMap((name) =>
          name === "organisation"
            ? []
            : (counts[name] ?? []).slice(0, 3).map(([value, count]) => ({ name, value, count })),
        );
        const given = said.map(({ name, value }) => {
          const chosen = name === "access" ? [...new Set([...filter.access, value])] : [value];
          return { name, value, count: countProgrammeDates(db, { ...filter, [name]: chosen }, when()) };
        });
        expect(said).toEqual(given);
      }),
      { numRuns: 40 },
    );
  });

  it("are the same when dates are counted piece by piece, a few days of them too", async () => {
    const days = db.$client
      .prepare("select distinct substr(starts_at_local, 1, 10) from event_date order by 1")
      .pluck()
      .all() as LocalDate[];
    const day = fc.constantFrom(null, ...days);
    await fc.assert(
      fc.asyncProperty(await filters(), day, day, fc.integer({ min: 1, max: 60 }), async (some, from, to, size) => {
        const filter = { ...some, from, to };
        const pieces = [...dateSlices(db, size, filter)].flatMap((slice) => countByCity(db, filter, when(), slice));
        const sums = new Map<string, number>();
        for (const [slug, count] of pieces) sums.set(slug, (sums.get(slug) ?? 0) + count);
        expect(Object.fromEntries(sums)).toEqual(Object.fromEntries(countByCity(db, filter, when(), null)));
        expect(await countDates(db, filter, when())).toBe(countProgrammeDates(db, filter, when()));
      }),
      { numRuns: 60 },
    );
  });

  it("are not made where there are too many, and the page says so", async () => {
    const many = demoDatabase();
    const columns = many.$client.prepare("select name from pragma_table_info('event_date')").pluck().all() as string[];
    const values = columns.map((name) => (name === "id" ? "lower(hex(randomblob(16)))" : name));
    const insert = many.$client.prepare(
      `insert into event_date (${columns}) select ${values} from event_date order by rowid limit 300`,
    );
    for (let turn = 0; turn < 20; turn += 1) insert.run();
    const { total, counts } = await countFacets(many, emptyFilter, when());
    expect([total, counts.city]).toEqual([null, null]);
  });
});

describe("an empty result", () => {
  it("names the single changes that would help, and what they give", async () => {
    const ctx = contextFor(db, { language: "fr" });
    const page = await listProgramme(ctx, new URLSearchParams("city=lisboa&q=zzzz&from=2020-01-01"));
    expect(page.total).toBe(0);
    expect(page.suggestions.length).toBeGreaterThan(0);
    for (const { filter, count } of page.suggestions) {
      const query = Object.entries(filter).flatMap(([name, value]) =>
        Array.isArray(value)
          ? value.map((element) => [name, element])
          : typeof value === "string"
            ? [[name, value]]
            : [],
      );
      const given = await listProgramme(ctx, new URLSearchParams(query));
      expect(given.total).toBe(count);
    }
  });
});

describe("a day of the week", () => {
  it("puts what overlaps side by side, also through a third", () => {
    const at = (start: string, end: string) => ({
      startsAtLocal: `2026-12-18T${start}`,
      endsAtLocal: `2026-12-18T${end}`,
    });
    const dates = [at("09:00", "12:00"), at("10:00", "11:00"), at("11:30", "13:00"), at("13:00", "14:00")];
    expect(inLanes(dates).map((lane) => lane.length)).toEqual([3, 1]);
  });
});

it("reads no search that has no word in it, or that no form of ours could send", () => {
  const problemsOf = (query: string) =>
    parseFilter(new URLSearchParams(query)).problems.map((problem) => problem.parameter);
  expect(problemsOf("q=")).toEqual([]);
  expect(problemsOf(`q=${"x".repeat(100)}`)).toEqual([]);
  for (const q of ["%22%22", "x".repeat(101), "%E2%80%8B"]) expect([q, problemsOf(`q=${q}`)]).toEqual([q, ["q"]]);
});
