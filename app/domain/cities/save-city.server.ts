import { type Writable, writeTransaction } from "#db/client.server.ts";
import * as places from "#db/queries/cities.server.ts";
import { randomUUID } from "node:crypto";
import { changeCity, type CityDetails } from "./change-city.server.ts";
import { citySlug } from "./city-slug.server.ts";
import { requireNewCityName } from "./require-new-city-name.server.ts";
import { recordCityChange } from "../changes/record-subject-change.server.ts";
import type { Context } from "../context.ts";
import { Invalid, NotFound } from "../errors.ts";
import { type Language, languages } from "../languages/language.ts";
import type { PlaceLevel } from "../model/place.ts";
import { parseZone } from "../time/zone-arithmetic.server.ts";
import { requireSecretariat } from "../coordinators/require-secretariat.server.ts";

type CityInput = {
  countryCode: string;
  regionCode: string;
  name: string;
  names: Readonly<Record<Language, string | null>>;
  timeZone: string;
  latitude: number;
  longitude: number;
  defaultPlaceLevel: PlaceLevel;
};

/**
 * Create or update a city: names, time zone, coordinates, default place level. The dates of its events follow its time
 * zone. Its country cannot change.
 * @param input `cityId` null for a new city; `regionCode` is required for a country without cities
 * @throws NotFound for everybody but the secretariat; Invalid `timeZone`, `regionCode`, `name` when there is such a
 * city
 */
export function saveCity(ctx: Context, input: CityInput & { cityId: string | null }): { cityId: string } {
  requireSecretariat(ctx);
  return writeTransaction(ctx.db, (tx) => {
    const timeZone = parseZone(input.timeZone);
    if (!timeZone) throw new Invalid({ timeZone: { key: "unknownZone" } });
    const { name, latitude, longitude, defaultPlaceLevel } = input;
    const names = languages.flatMap((language) => {
      const local = input.names[language];
      return local === null ? [] : [{ language, name: local }];
    });
    const details = { name, latitude, longitude, timeZone, defaultPlaceLevel };
    const cityId = input.cityId ?? randomUUID();
    const audit = { action: input.cityId === null ? "city.enter" : "city.edit" };
    recordCityChange(tx, ctx, { cityId, audit }, (writable) => {
      if (input.cityId !== null) change(writable, ctx, cityId, { details, names });
      else enter(writable, ctx, { cityId, input, city: { ...details, countryCode: input.countryCode }, names });
    });
    return { cityId };
  });
}

function enter(
  tx: Writable,
  ctx: Context,
  {
    cityId,
    input,
    city,
    names,
  }: { cityId: string; input: CityInput; city: CityDetails; names: readonly { language: Language; name: string }[] },
): void {
  const country = places.findCountry(tx, city.countryCode);
  if (!country) {
    const isRegion = places.listRegions(tx, "en").some((region) => region.code === input.regionCode);
    if (!isRegion) throw new Invalid({ regionCode: { key: "choose" } });
    places.ensureCountry(tx, { code: city.countryCode, regionCode: input.regionCode });
  }
  requireNewCityName(tx, city);
  places.insertCity(tx, { id: cityId, slug: citySlug(tx, city), ...city, createdAt: ctx.now });
  for (const { language, name } of names) places.setCityName(tx, cityId, language, name);
}

function change(
  tx: Writable,
  ctx: Context,
  cityId: string,
  { details, names }: { details: Omit<CityDetails, "countryCode">; names: { language: Language; name: string }[] },
): void {
  const existing = places.findCity(tx, cityId);
  if (!existing) throw new NotFound("city");
  requireNewCityName(tx, { id: cityId, countryCode: existing.countryCode, name: details.name });
  const city = { ...details, countryCode: existing.countryCode };
  const forgotten = languages.filter((language) => !names.some((name) => name.language === language));
  if (changeCity(tx, ctx.now, existing, { city, names, forgotten }) === "timeNever") {
    throw new Invalid({ timeZone: { key: "timeNever" } });
  }
}
