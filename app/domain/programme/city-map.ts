/** City on the map, with the number of its dates under the filter. */
export type MapCity = {
  slug: string;
  name: string;
  countryCode: string;
  regionCode: string;
  latitude: number;
  longitude: number;
  count: number;
};

/** Circle on the map: one city, or several that would overlap. */
export type MapPoint = { x: number; y: number; count: number; cities: MapCity[] };

/** Size of the drawing, in its own units: a phone shows one unit as one pixel. */
export const mapSize = { width: 360, height: 380 } as const;

/** Distance below which circles are merged. */
const nearest = 30;

/** Return the radius for a number of dates: the area grows with it, within limits for touching and reading. */
export const radiusOf = (count: number): number => Math.round(Math.min(24, Math.max(12, 9 + Math.sqrt(count) * 1.6)));

/**
 * Merge cities that would overlap into one circle, centred on the city with most dates. The order of input is
 * irrelevant.
 */
export function clusterCities(cities: readonly { x: number; y: number; city: MapCity }[]): MapPoint[] {
  const points: MapPoint[] = [];
  const byCount = cities.toSorted((a, b) => b.city.count - a.city.count || (a.city.slug < b.city.slug ? -1 : 1));
  for (const { x, y, city } of byCount) {
    const near = points.find((point) => Math.hypot(point.x - x, point.y - y) < nearest);
    if (near) {
      near.cities.push(city);
      near.count += city.count;
    } else points.push({ x: Math.round(x), y: Math.round(y), count: city.count, cities: [city] });
  }
  return points;
}
