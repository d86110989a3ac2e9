import { listCities } from "#db/queries/cities.server.ts";
import type { Context } from "../context.ts";
import { countDatesByCity } from "./count-dates.server.ts";
import type { ProgrammeFilter } from "../model/programme-filter.ts";
import type { Instant } from "../time/zoned-time.ts";
import { clusterCities, type MapCity, type MapPoint } from "./city-map.ts";
import { drawLand } from "./draw-land.server.ts";

export type CityMap = { land: string; borders: string; points: MapPoint[]; cities: MapCity[] };

/** Return the cities that have dates under a filter, as points on a map and as a list in alphabetical order. */
export async function getCityMap(ctx: Context, filter: ProgrammeFilter, endingAfter: Instant | null): Promise<CityMap> {
  const counts = await countDatesByCity(ctx.db, filter, { now: ctx.now, endingAfter });
  const inOrder = new Intl.Collator(ctx.language);
  const cities = listCities(ctx.db, ctx.language)
    .flatMap((city): MapCity[] => {
      const { slug, localName: name, countryCode, regionCode, latitude, longitude } = city;
      const count = counts.get(slug) ?? 0;
      return count === 0 || latitude === null || longitude === null
        ? []
        : [{ slug, name, countryCode, regionCode, latitude, longitude, count }];
    })
    .sort((a, b) => inOrder.compare(a.name, b.name));
  const view = drawLand(cities.map((city) => [city.longitude, city.latitude]));
  const placed = cities.flatMap((city) => {
    const at = view.place(city.longitude, city.latitude);
    return at ? [{ x: at[0], y: at[1], city }] : [];
  });
  return { land: view.land, borders: view.borders, points: clusterCities(placed), cities };
}
