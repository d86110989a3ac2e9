import * as places from "#db/queries/cities.server.ts";
import { countryName } from "../model/country.ts";
import type { Context } from "../context.ts";
import { NotFound } from "../errors.ts";
import { type Language, languages } from "../languages/language.ts";
import { requireSecretariat } from "../coordinators/require-secretariat.server.ts";

/** Return the regions, countries and cities that the secretariat manages. @throws NotFound for everybody else */
export function getPlaces(ctx: Context) {
  requireSecretariat(ctx);
  const inOrder = new Intl.Collator(ctx.language);
  const names = places.listRegionNames(ctx.db);
  const cities = places.listCities(ctx.db, ctx.language);
  return {
    regions: places.listRegions(ctx.db, ctx.language).map(({ code, name }) => ({
      code,
      name,
      names: Object.fromEntries(
        languages.map((language) => [
          language,
          names.find((row) => row.regionCode === code && row.language === language)?.name ?? "",
        ]),
      ) as Record<Language, string>,
    })),
    countries: places
      .listCountries(ctx.db)
      .map(({ code, defaultPlaceLevel }) => ({
        code,
        name: countryName(code, ctx.language),
        level: defaultPlaceLevel,
        cities: cities
          .filter((city) => city.countryCode === code)
          .map(({ id, localName }) => ({ id, name: localName }))
          .sort((a, b) => inOrder.compare(a.name, b.name)),
      }))
      .sort((a, b) => inOrder.compare(a.name, b.name)),
  };
}
export type PlaceList = ReturnType<typeof getPlaces>;

/**
 * Return a city as its form shows it; an empty form for the id `new`.
 * @throws NotFound for everybody but the secretariat, and for a city that is not listed
 */
export function getCityDetails(ctx: Context, cityId: string) {
  requireSecretariat(ctx);
  const regions = places.listRegions(ctx.db, ctx.language);
  const none = Object.fromEntries(languages.map((language) => [language, ""])) as Record<Language, string>;
  if (cityId === "new") return { id: null, regions, values: { names: none, defaultPlaceLevel: "public" as const } };
  const city = places.findCity(ctx.db, cityId);
  if (!city) throw new NotFound("city");
  const names = {
    ...none,
    ...Object.fromEntries(places.listCityNames(ctx.db, city.id).map((name) => [name.language, name.name])),
  };
  const { name, countryCode, timeZone, latitude, longitude, defaultPlaceLevel } = city;
  const where = { latitude: String(latitude), longitude: String(longitude) };
  return { id: city.id, regions, values: { name, countryCode, timeZone, ...where, defaultPlaceLevel, names } };
}
export type CityDetailsPage = ReturnType<typeof getCityDetails>;
