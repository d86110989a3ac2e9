import { listCities } from "#db/queries/cities.server.ts";
import type { Context } from "../context.ts";
import { countryName } from "../model/country.ts";
import { countBy, datesWithout, mostFrequentFirst } from "../programme-index/count-dates.ts";
import type { FoundDates } from "./match-programme.server.ts";
import { clusterCities, type MapCity, type MapLabel, type MapPoint, placeLabels } from "./city-map.ts";
import { drawLand } from "./draw-land.server.ts";

export type CityMap = {
  land: string;
  borders: string;
  points: MapPoint[];
  labels: MapLabel[];
  cities: MapCity[];
  /** Districts of the only city, with their number of dates. */
  districts: [district: string, count: number][];
  /** Number of dates under the filter that are online only, and on no map. */
  online: number;
};

/** Return the cities of some dates, as points on a map and as a list in alphabetical order. */
export function getCityMap(ctx: Context, found: FoundDates): CityMap {
  const counts = countPlaces(found);
  const cities = citiesOnMap(ctx, new Map(counts.cities));
  const view = drawLand(cities.map((city) => [city.longitude, city.latitude]));
  const placed = cities.flatMap((city) => {
    const at = view.place(city.longitude, city.latitude);
    return at ? [{ x: at[0], y: at[1], city }] : [];
  });
  const points = clusterCities(placed);
  return {
    land: view.land,
    borders: view.borders,
    points,
    labels: placeLabels(points, nameOf(ctx)),
    cities,
    districts: cities.length === 1 ? counts.districts() : [],
    online: counts.online,
  };
}

/** Count the dates on site by city and by district, and those that are online only. */
function countPlaces({ index, dates }: FoundDates) {
  const onSite = datesWithout(index, dates, { facet: "attendance", value: "online" });
  return {
    cities: countBy(index, [onSite], "city"),
    districts: () => mostFrequentFirst(countBy(index, [onSite], "district")),
    online: dates.length - onSite.length,
  };
}

function citiesOnMap(ctx: Context, counts: ReadonlyMap<string, number>): MapCity[] {
  const inOrder = new Intl.Collator(ctx.language);
  return listCities(ctx.db, ctx.language)
    .flatMap((city): MapCity[] => {
      const { slug, localName: name, countryCode, regionCode, latitude, longitude } = city;
      const count = counts.get(slug) ?? 0;
      return count === 0 || latitude === null || longitude === null
        ? []
        : [{ slug, name, countryCode, regionCode, latitude, longitude, count }];
    })
    .sort((a, b) => inOrder.compare(a.name, b.name));
}

/** Name a circle by its city, or by the country of its cities. */
const nameOf =
  (ctx: Context) =>
  ({ cities }: MapPoint): string => {
    const [first] = cities;
    if (!first) return "";
    if (cities.length === 1) return first.name;
    return cities.every(({ countryCode }) => countryCode === first.countryCode)
      ? countryName(first.countryCode, ctx.language)
      : "";
  };
