/** A city on the map: where, and how many dates it has under the filter. */
export type MapCity = {
  slug: string;
  name: string;
  countryCode: string;
  regionCode: string;
  latitude: number;
  longitude: number;
  count: number;
};

/** One circle: a city, or several that would lie on each other. */
export type MapPoint = { x: number; y: number; count: number; cities: MapCity[] };

/** Size of the drawing, in its own units: a phone shows one as one pixel. */
export const mapSize = { width: 360, height: 380 } as const;

/** Circles nearer than this are drawn as one. */
const nearest = 30;

/** Radius of a circle by what it stands for: its area grows with the number of dates, within what can be touched and read. */
export const radiusOf = (count: number): number => Math.round(Math.min(24, Math.max(12, 9 + Math.sqrt(count) * 1.6)));

/**
 * Puts cities that would lie on each other into one circle, in the middle of the one with most dates; the rest of the order
 * does not matter.
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
