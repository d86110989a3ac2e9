import { listCities } from "#db/queries/cities.server.ts";
import type { Context } from "../context.ts";
import { countryName } from "../model/country.ts";
import { type PlaceLevel, stricterLevel } from "../model/place.ts";

export type CityOption = { id: string; name: string; countryCode: string; country: string; placeLevel: PlaceLevel };

/**
 * List the listed cities, named in the reader's language and sorted by country and name.
 * @returns `placeLevel`: the level that an event there begins with
 */
export function listCityOptions(ctx: Context): CityOption[] {
  const inOrder = new Intl.Collator(ctx.language);
  return listCities(ctx.db, ctx.language)
    .map((city) => ({
      id: city.id,
      name: city.localName,
      countryCode: city.countryCode,
      country: countryName(city.countryCode, ctx.language),
      placeLevel: stricterLevel(city.defaultPlaceLevel, city.countryPlaceLevel),
    }))
    .sort((a, b) => inOrder.compare(a.country, b.country) || inOrder.compare(a.name, b.name));
}
