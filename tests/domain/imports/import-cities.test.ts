import { Forbidden } from "#app/domain/errors.ts";
import { importCities } from "#app/domain/imports/import-cities.server.ts";
import { staleZones } from "#app/domain/time/zone-arithmetic.server.ts";
import { listCities } from "#db/queries/cities.server.ts";
import { readSeed } from "#db/seed/read-seed.server.ts";
import { describe, expect, it } from "vitest";
import { testDatabase } from "../../support/database.ts";
import { contextFor, makeCoordinator, openWeek } from "../../support/factories.ts";

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
    expect(importCities(contextFor(db), { file: seed, dryRun: false })).toMatchObject({ created: 0, updated: 62 });
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
