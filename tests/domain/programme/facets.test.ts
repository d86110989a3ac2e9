import { inLanes } from "#app/domain/programme/list-week.server.ts";
import { listProgramme } from "#app/domain/programme/list-programme.server.ts";
import { listFirst, matchProgramme } from "#app/domain/programme/match-programme.server.ts";
import { parseFilter } from "#app/domain/programme/parse-filter.ts";
import { countBy, type Facet } from "#app/domain/programme-index/count-dates.ts";
import { emptyFilter, type ProgrammeFilter } from "#app/domain/model/programme-filter.ts";
import type { LocalDate } from "#app/domain/time/zoned-time.ts";
import { countProgrammeDates } from "#db/queries/programme-counts.server.ts";
import { listProgrammeDates } from "#db/queries/programme.server.ts";
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
const match = (filter: ProgrammeFilter) => matchProgramme(contextFor(db), filter, when());
/** Count in the database, which the index in memory must agree with. */
const count = (filter: ProgrammeFilter) => countProgrammeDates(db, filter, when());

/** Make arbitrary filters of existing values. */
async function filters(): Promise<fc.Arbitrary<ProgrammeFilter>> {
  const { index, dates } = await match(emptyFilter);
  const days = countBy(index, [dates], "day").map(([day]) => day as LocalDate);
  const day = fc.option(fc.constantFrom(...days), { freq: 1 });
  const some = (name: Facet) =>
    fc.subarray([...new Set(countBy(index, [dates], name).map(([value]) => value))], { maxLength: 2 });
  return fc
    .record({
      city: some("city"),
      country: some("country"),
      region: some("region"),
      theme: some("theme"),
      format: some("format"),
      language: some("language"),
      attendance: some("attendance"),
      access: some("access"),
      organisation: some("organisation"),
      from: day,
      to: day,
      seats: fc.boolean(),
      q: fc.constantFrom(null, null, "a", "solidarité", "music"),
    })
    .map((chosen) => {
      const named = Object.entries(chosen).filter(([, value]) => Array.isArray(value) && value.length > 0);
      // Most filters have few choices, so that something fits.
      const kept = named.slice(0, 3);
      const { from, to, seats, q } = chosen;
      return { ...emptyFilter, ...Object.fromEntries(kept), from, to, seats, q };
    });
}

describe("counts of a filter", () => {
  it("say what choosing a value gives, under all other choices", async () => {
    await fc.assert(
      fc.asyncProperty(await filters(), async (filter) => {
        const { dates, countsOf } = await match(filter);
        expect(dates.length).toBe(count(filter));
        for (const name of [
          "city",
          "country",
          "region",
          "theme",
          "format",
          "language",
          "attendance",
          "access",
        ] as const)
          for (const [value, said] of countsOf(name).slice(0, 3)) {
            const chosen = name === "access" ? [...new Set([...filter.access, value])] : [value];
            expect([name, value, said]).toEqual([name, value, count({ ...filter, [name]: chosen })]);
          }
      }),
      { numRuns: 60 },
    );
  });

  it("list the first dates as the database does", async () => {
    await fc.assert(
      fc.asyncProperty(await filters(), async (filter) => {
        const ctx = contextFor(db);
        const listed = listFirst(ctx, await match(filter), 7).map((row) => row.dateId);
        const query = { filter, language: ctx.language, ...when(), after: null, limit: 7 };
        expect(listed).toEqual(listProgrammeDates(db, query).map((row) => row.dateId));
      }),
      { numRuns: 60 },
    );
  });

  it("say how many dates each day and each district has", async () => {
    const filter = { ...emptyFilter, city: ["lisboa"] };
    const { index, dates } = await match(filter);
    for (const [day, said] of countBy(index, [dates], "day"))
      expect([day, said]).toEqual([day, count({ ...filter, from: day as LocalDate, to: day as LocalDate })]);
    const districts = db.$client
      .prepare(
        `select event.district, count(*) from event_date join event on event.id = event_id
           join organisation on organisation.id = lead_organisation_id join city on city.id = event.city_id
         where review = 'approved' and organisation.state = 'verified' and city.slug = 'lisboa' and district != ''
           and place_level != 'by_partner' group by 1 order by 1`,
      )
      .raw()
      .all();
    expect(districts.length).toBeGreaterThan(0);
    expect(countBy(index, [dates], "district")).toEqual(districts);
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
