import type { Database } from "#db/client.server.ts";
import { listSlugsOfCountry } from "#db/queries/cities.server.ts";
import { settleHouses } from "./settle-houses.ts";

/** Return the house of a city's cloth, which differs from those of the cities that its country had before. */
export const houseOfCity = (db: Database, city: { slug: string; countryCode: string }): string =>
  settleHouses(listSlugsOfCountry(db, city.countryCode)).get(city.slug) ?? city.slug;
