import { listCities } from "#db/queries/cities.server.ts";
import type { Context } from "../context.ts";
import { countByDistrict } from "#db/queries/programme-counts.server.ts";
import { countryName } from "../model/country.ts";
import { attendances } from "../model/event.ts";
import { countDates, countDatesByCity } from "./count-dates.server.ts";
import type { ProgrammeFilter } from "../model/programme-filter.ts";
import type { Instant } from "../time/zoned-time.ts";
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

/** Return the cities that have dates under a filter, as points on a map and as a list in alphabetical order. */
export async function getCityMap(ctx: Context, filter: ProgrammeFilter, endingAfter: Instant | null): Promise<CityMap> {
  const when = { now: ctx.now, endingAfter };
  const attendance = filter.attendance.length === 0 ? attendances : filter.attendance;
  const onSite = { ...filter, attendance: attendance.filter((value) => value !== "online") };
  const counts =
    onSite.attendance.length > 0 ? await countDatesByCity(ctx.db, onSite, when) : new Map<string, number>();
  const cities = citiesOnMap(ctx, counts);
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
    districts: cities.length === 1 ? countByDistrict(ctx.db, onSite, when) : [],
    online: attendance.includes("online") ? await countDates(ctx.db, { ...filter, attendance: ["online"] }, when) : 0,
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
