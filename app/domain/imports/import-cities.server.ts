import * as places from "#db/queries/cities.server.ts";
import { randomUUID } from "node:crypto";
import { recordCityChange } from "../changes/record-subject-change.server.ts";
import { changeCity } from "../cities/change-city.server.ts";
import { citySlug } from "../cities/city-slug.server.ts";
import type { Context } from "../context.ts";
import type { Fault } from "../errors.ts";
import { type Language, languages } from "../languages/language.ts";
import { authorize } from "../permissions.ts";
import { isCountryCode } from "../model/country.ts";
import { placeLevels, type PlaceLevel } from "../model/place.ts";
import { isWithin, oneLine } from "../text/plain-text.ts";
import { parseZone } from "../time/zone-arithmetic.server.ts";
import type { IanaZone } from "../time/zoned-time.ts";
import type { ImportReport } from "./import-report.ts";
import { readTable } from "../tables/read-table.server.ts";
import { type Entered, runImport } from "./run-import.server.ts";

const required = ["name", "country", "region", "latitude", "longitude", "timezone", "default_place_level"] as const;
const names = ["name_en", "name_fr", "name_es", "name_pt", "name_ar"] as const satisfies `name_${Language}`[];
type Column = (typeof required)[number] | (typeof names)[number];
type Cells = Readonly<Record<Column, string>>;
type City = {
  name: string;
  countryCode: string;
  latitude: number;
  longitude: number;
  timeZone: IanaZone;
  defaultPlaceLevel: PlaceLevel;
  regionCode: string;
};

/**
 * Import cities: create new ones and update those with the same country and name. A changed name updates the events
 * there; a changed time zone recomputes the instants of their dates. With one fault, nothing is written.
 * @throws Forbidden unless the actor coordinates the network or is the operator
 */
export function importCities(ctx: Context, input: { file: Uint8Array; dryRun: boolean }): ImportReport {
  authorize(ctx.actor, "network:manage", null);
  const table = readTable<Column>(input.file, { required, optional: names });
  const regions = new Set(places.listRegions(ctx.db, "en").map((region) => region.code));
  const { rows: entries, faults } = table;
  const shape = {
    rowCount: entries.length,
    entries,
    faults,
    action: "cities.import",
    dryRun: input.dryRun,
  };
  return runImport(ctx, shape, (inside, { row, cells }) => {
    const result = enter(inside, cells, regions);
    return "faults" in result ? { faults: result.faults.map((fault) => ({ row, ...fault })) } : result;
  });
}

type CellFault = { column: Column; fault: Fault };
type EnteredCity = Exclude<Entered, { faults: unknown }> | { faults: CellFault[] };

function enter(ctx: Context, cells: Cells, regions: ReadonlySet<string>): EnteredCity {
  const read = readCity(cells, regions);
  return "faults" in read ? read : put(ctx, read.city, cells);
}

function readCity(cells: Cells, regions: ReadonlySet<string>): { city: City } | { faults: CellFault[] } {
  const faults: CellFault[] = [];
  const refuse = (column: Column, fault: Fault) => void faults.push({ column, fault });
  const oneOf = (column: Column, values: Iterable<string>) => {
    const known = [...values];
    if (!known.includes(cells[column])) {
      refuse(column, { key: "notOneOf", values: { value: cells[column], values: known.join(" ") } });
    }
  };
  const timeZone = parseZone(cells.timezone);
  const [latitude, longitude] = [degrees(cells.latitude, 90), degrees(cells.longitude, 180)];
  if (cells.name === "") refuse("name", { key: "required" });
  if (!isWithin(cells.name, 80)) refuse("name", { key: "tooLong", values: { max: 80 } });
  if (!isCountryCode(cells.country)) refuse("country", { key: "countryCode" });
  oneOf("region", regions);
  oneOf("default_place_level", placeLevels);
  if (latitude === null) refuse("latitude", { key: "numberBetween", values: { min: -90, max: 90 } });
  if (longitude === null) refuse("longitude", { key: "numberBetween", values: { min: -180, max: 180 } });
  if (timeZone === null) refuse("timezone", { key: "unknownZone" });
  if (latitude === null || longitude === null || timeZone === null || faults.length > 0) return { faults };
  return {
    city: {
      name: oneLine(cells.name),
      countryCode: cells.country,
      regionCode: cells.region,
      latitude,
      longitude,
      timeZone,
      defaultPlaceLevel: cells.default_place_level as PlaceLevel,
    },
  };
}

function degrees(cell: string, limit: number): number | null {
  const value = /^-?\d{1,3}(\.\d{1,15})?$/.test(cell) ? Number(cell) : Number.NaN;
  return Math.abs(value) <= limit ? value : null;
}

function put(ctx: Context, { regionCode, ...city }: City, cells: Cells): EnteredCity {
  const tx = ctx.db;
  places.ensureCountry(tx, { code: city.countryCode, regionCode });
  const region = places.findCountry(tx, city.countryCode)?.regionCode ?? regionCode;
  if (region !== regionCode) {
    const fault: Fault = { key: "countryHasRegion", values: { country: city.countryCode, region } };
    return { faults: [{ column: "region", fault }] };
  }
  const names = languages.flatMap((language) => {
    const name = oneLine(cells[`name_${language}`]);
    return name === "" ? [] : [{ language, name }];
  });
  const existing = places.findCityByName(tx, city.countryCode, city.name);
  if (existing && (existing.isExact || isNear(existing, city))) {
    const { result: outcome } = recordCityChange(tx, ctx, { cityId: existing.id }, (writable) =>
      changeCity(writable, ctx.now, existing, { city, names }),
    );
    return outcome === "timeNever" ? { faults: [{ column: "timezone", fault: { key: "timeNever" } }] } : { outcome };
  }
  const slug = citySlug(tx, city);
  const proposed = places.findProposedCityNamed(tx, city.countryCode, city.name);
  const cityId = proposed?.id ?? randomUUID();
  // Organisations may wait in a proposed city that the table now lists.
  recordCityChange(tx, ctx, { cityId }, (writable) => {
    if (proposed) places.updateCity(writable, cityId, { ...city, slug, state: "listed" });
    else places.insertCity(writable, { id: cityId, slug, ...city, createdAt: ctx.now });
    for (const { language, name } of names) places.setCityName(writable, cityId, language, name);
  });
  return { outcome: "created" };
}

/**
 * True when two cities lie within half a degree. Only then a name that differs in accents means the same city: Münster
 * and Munster are two.
 */
const isNear = (a: Pick<City, "latitude" | "longitude">, b: Pick<City, "latitude" | "longitude">): boolean =>
  Math.abs(a.latitude - b.latitude) < 0.5 && Math.abs(a.longitude - b.longitude) < 0.5;
