import { Forbidden } from "#app/domain/errors.ts";
import { getEventCalendar } from "#app/domain/calendar/get-event-calendar.server.ts";
import { importCities } from "#app/domain/imports/import-cities.server.ts";
import { plus } from "#app/domain/time/zoned-time.ts";
import { staleZones } from "#app/domain/time/zone-arithmetic.server.ts";
import { findDate } from "#db/queries/events.server.ts";
import { findCityByName, listCities } from "#db/queries/cities.server.ts";
import { readSeed } from "#db/seed/read-seed.server.ts";
import { describe, expect, it } from "vitest";
import { testNow } from "../../support/clock.ts";
import { testDatabase } from "../../support/database.ts";
import { contextFor, makeCoordinator, makeEvent, openWeek } from "../../support/factories.ts";

const header = "name,country,region,latitude,longitude,timezone,default_place_level,name_en,name_ar";
const file = (...lines: string[]) => Buffer.from([header, ...lines].join("\n"), "utf8");

describe("the table of cities", () => {
  it("enters the 62 cities of the seed, Namibia's too, and is the same twice", () => {
    const db = testDatabase();
    const seed = readSeed("cities.csv");
    expect(importCities(contextFor(db), { file: seed, dryRun: false })).toEqual({
      rows: 62,
      created: 62,
      updated: 0,
      unchanged: 0,
      faults: [],
    });
    expect(importCities(contextFor(db), { file: seed, dryRun: false })).toMatchObject({
      created: 0,
      updated: 0,
      unchanged: 62,
    });
    const cities = listCities(db, "ar");
    expect(cities.find((city) => city.slug === "windhoek")).toMatchObject({ countryCode: "NA", localName: "ويندهوك" });
    expect(new Set(cities.map((city) => city.countryCode)).size).toBe(25);
    expect(staleZones()).toEqual([]);
  });

  it("names what is wrong by row and column and writes nothing", () => {
    const db = testDatabase();
    const report = importCities(contextFor(db), {
      file: file(
        "Good,FR,europe,48.1,2.1,Europe/Paris,public,Good,",
        ",France,moon,north,2.1,Europe/Atlantis,secret,,",
        "Far,FR,europe,91,-181,Europe/Paris,area,,",
      ),
      dryRun: false,
    });
    expect(report.faults.map(({ row, column, fault }) => `${row} ${column} ${fault.key}`)).toEqual([
      "3 name required",
      "3 country countryCode",
      "3 region notOneOf",
      "3 default_place_level notOneOf",
      "3 latitude numberBetween",
      "3 timezone unknownZone",
      "4 latitude numberBetween",
      "4 longitude numberBetween",
    ]);
    expect(listCities(db, "en")).toEqual([]);
  });

  it("knows a city again whatever its accents and capitals, and does not change a country's region", () => {
    const db = testDatabase();
    const enter = (...lines: string[]) => importCities(contextFor(db), { file: file(...lines), dryRun: false });
    enter("São Tomé,ST,africa,0.33654,6.72732123456,Africa/Sao_Tome,public,,");
    expect(enter("SAO  TOME,ST,africa,0.33654,6.72732123456,Africa/Sao_Tome,public,,")).toMatchObject({ updated: 1 });
    expect(listCities(db, "en").map((city) => city.name)).toEqual(["SAO TOME"]);
    expect(enter("Príncipe,ST,europe,1.6,7.4,Africa/Sao_Tome,public,,").faults).toEqual([
      { row: 2, column: "region", fault: { key: "countryHasRegion", values: { country: "ST", region: "africa" } } },
    ]);
  });

  it("keeps two cities apart whose names differ by an accent only", () => {
    const db = testDatabase();
    const lines = [
      "Münster,DE,europe,51.96,7.63,Europe/Berlin,public,,",
      "Munster,DE,europe,52.99,10.09,Europe/Berlin,public,,",
    ];
    const enter = () => importCities(contextFor(db), { file: file(...lines), dryRun: false });
    expect(enter()).toMatchObject({ created: 2 });
    expect(enter()).toMatchObject({ created: 0, unchanged: 2 });
    expect(findCityByName(db, "DE", "Münster")).toMatchObject({ latitude: 51.96 });
    expect(findCityByName(db, "DE", "Munster")).toMatchObject({ latitude: 52.99 });
    expect(findCityByName(db, "DE", "MUNSTER")).toBeNull();
  });

  it("moves what takes place in a city whose zone was wrong, and tells calendars; the clock on the wall stays", () => {
    const db = openWeek();
    const event = makeEvent(db);
    const [dateId = ""] = event.dateIds;
    const before = getEventCalendar(contextFor(db), event.slug);
    const later = plus(testNow, 60_000);
    const zone = "Lisboa,PT,europe,38.7223,-9.1393,Atlantic/Azores,public,,";
    expect(importCities(contextFor(db, { now: later }), { file: file(zone), dryRun: false })).toMatchObject({
      updated: 1,
    });
    expect(findDate(db, dateId)).toMatchObject({
      timeZone: "Atlantic/Azores",
      startsAtLocal: "2026-12-18T19:00",
      startsAtUtc: Date.UTC(2026, 11, 18, 20),
      sequence: 1,
    });
    expect(getEventCalendar(contextFor(db), event.slug).lastModified).toBeGreaterThan(before.lastModified ?? 0);
  });

  it("tells calendars that a city has a better name", () => {
    const db = openWeek();
    const event = makeEvent(db);
    const named = "Lisboa,PT,europe,38.7223,-9.1393,Europe/Lisbon,public,The City of Lisbon,";
    importCities(contextFor(db, { now: plus(testNow, 60_000) }), { file: file(named), dryRun: false });
    const { text, lastModified } = getEventCalendar(contextFor(db), event.slug);
    expect(text.replaceAll("\r\n ", "")).toContain("The City of Lisbon");
    expect(lastModified).toBe(testNow + 60_000);
  });

  it("gives two cities of one name two addresses", () => {
    const db = testDatabase();
    importCities(contextFor(db), {
      file: file(
        "Saint-Denis,FR,europe,48.9,2.3,Europe/Paris,public,,",
        "Saint-Denis,CA,north-america,45,-73,America/Toronto,public,,",
      ),
      dryRun: false,
    });
    expect(listCities(db, "en").map((city) => city.slug)).toEqual(["saint-denis-ca", "saint-denis"]);
  });

  it("is for the network's own", () => {
    const db = openWeek();
    const { actor } = makeCoordinator(db, { kind: "region", code: "africa" });
    expect(() => importCities(contextFor(db, { actor }), { file: file(), dryRun: true })).toThrow(Forbidden);
  });
});
