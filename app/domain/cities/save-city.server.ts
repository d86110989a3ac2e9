import { type Database, writeTransaction } from "#db/client.server.ts";
import { recordAudit } from "#db/queries/audit.server.ts";
import * as places from "#db/queries/cities.server.ts";
import { raiseProgrammeVersion } from "#db/queries/instance.server.ts";
import { randomUUID } from "node:crypto";
import { changeCity, type CityDetails } from "./change-city.server.ts";
import { citySlug } from "./city-slug.server.ts";
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
 * Enters a city, or changes one: its names, its clock, where it lies, how careful it is with places. What takes place there
 * moves with its clock. The country of a city stays.
 * @param input `cityId` null for a new one; `regionCode` is needed for a country that is new here
 * @throws NotFound for everybody but the secretariat; Invalid `timeZone`, `regionCode`, `name` when there is such a city
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
    const cityId =
      input.cityId === null
        ? enter(tx, ctx, input, { ...details, countryCode: input.countryCode })
        : change(tx, ctx, input.cityId, { details, names });
    if (input.cityId === null) for (const name of names) places.setCityName(tx, cityId, name.language, name.name);
    raiseProgrammeVersion(tx);
    const action = input.cityId === null ? "city.enter" : "city.edit";
    recordAudit(tx, ctx, { action, subjectKind: "city", subjectId: cityId, cityId });
    return { cityId };
  });
}

function enter(tx: Database, ctx: Context, input: CityInput, city: CityDetails): string {
  const country = places.findCountry(tx, city.countryCode);
  if (!country) {
    const isRegion = places.listRegions(tx, "en").some((region) => region.code === input.regionCode);
    if (!isRegion) throw new Invalid({ regionCode: { key: "choose" } });
    places.ensureCountry(tx, { code: city.countryCode, regionCode: input.regionCode });
  }
  if (findTwin(tx, city.countryCode, city.name)) throw new Invalid({ name: { key: "cityKnown" } });
  const id = randomUUID();
  places.insertCity(tx, { id, slug: citySlug(tx, city), ...city, createdAt: ctx.now });
  return id;
}

/** A city of that name, listed or proposed: a country has each name once. */
const findTwin = (tx: Database, countryCode: string, name: string): { id: string } | null =>
  places.findCityByName(tx, countryCode, name) ?? places.findProposedCityNamed(tx, countryCode, name);

function change(
  tx: Database,
  ctx: Context,
  cityId: string,
  { details, names }: { details: Omit<CityDetails, "countryCode">; names: { language: Language; name: string }[] },
): string {
  const existing = places.findCity(tx, cityId);
  if (!existing) throw new NotFound("city");
  const twin = findTwin(tx, existing.countryCode, details.name);
  if (twin && twin.id !== cityId) throw new Invalid({ name: { key: "cityKnown" } });
  const city = { ...details, countryCode: existing.countryCode };
  const forgotten = languages.filter((language) => !names.some((name) => name.language === language));
  if (changeCity(tx, ctx.now, existing, { city, names, forgotten }) === "timeNever") {
    throw new Invalid({ timeZone: { key: "timeNever" } });
  }
  return cityId;
}
