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

/** Least distance between two circles. */
const gap = 2;

/** Return the radius for a number of dates: the area grows with it, within limits for touching and reading. */
export const radiusOf = (count: number): number => Math.round(Math.min(24, Math.max(12, 9 + Math.sqrt(count) * 1.6)));

/**
 * Merge circles that would overlap, centred on the one with most dates, until none do. The order of input is
 * irrelevant.
 */
export function clusterCities(cities: readonly { x: number; y: number; city: MapCity }[]): MapPoint[] {
  const points: MapPoint[] = [];
  const byCount = cities.toSorted((a, b) => b.city.count - a.city.count || (a.city.slug < b.city.slug ? -1 : 1));
  for (const { x, y, city } of byCount) {
    const point = { x: Math.round(x), y: Math.round(y), count: city.count, cities: [city] };
    points.push(point);
    // A circle that takes in another one grows, and may then touch a third.
    let grown: MapPoint | null = point;
    while (grown) grown = mergeWithFirst(points, grown);
  }
  return points;
}

/** Merge a circle with the first that it overlaps. @returns the one that is left; null when it overlaps none */
function mergeWithFirst(points: MapPoint[], point: MapPoint): MapPoint | null {
  const other = points.find((tried) => tried !== point && overlap(tried, point));
  if (!other) return null;
  const [kept, gone] = other.count >= point.count ? [other, point] : [point, other];
  kept.cities.push(...gone.cities);
  kept.count += gone.count;
  points.splice(points.indexOf(gone), 1);
  return kept;
}

const overlap = (a: MapPoint, b: MapPoint): boolean =>
  Math.hypot(a.x - b.x, a.y - b.y) < radiusOf(a.count) + radiusOf(b.count) + gap;

/** Name beside a circle, centred at x and y. */
export type MapLabel = { x: number; y: number; text: string };
type Box = { left: number; right: number; top: number; bottom: number };

/** Height of a name, and the mean width of its letters, in units of the drawing. */
const letters = { height: 12, width: 5.8 };

/**
 * Place the names of circles below or above them, the largest circles first; names that would cover a circle, another
 * name or the edge are left out.
 * @param nameOf name of a circle, empty for none
 */
export function placeLabels(points: readonly MapPoint[], nameOf: (point: MapPoint) => string): MapLabel[] {
  const taken: Box[] = points.map(({ x, y, count }) => around(x, y, radiusOf(count) * 2, radiusOf(count) * 2));
  const labels: MapLabel[] = [];
  for (const point of points.toSorted((a, b) => b.count - a.count)) {
    const text = nameOf(point);
    if (text === "") continue;
    const away = radiusOf(point.count) + letters.height / 2 + 1;
    for (const y of [point.y + away, point.y - away]) {
      const box = around(point.x, y, [...text].length * letters.width, letters.height);
      if (!isInside(box) || taken.some((other) => touch(box, other))) continue;
      taken.push(box);
      labels.push({ x: point.x, y, text });
      break;
    }
  }
  return labels;
}

const around = (x: number, y: number, width: number, height: number): Box => ({
  left: x - width / 2,
  right: x + width / 2,
  top: y - height / 2,
  bottom: y + height / 2,
});
const isInside = ({ left, right, top, bottom }: Box): boolean =>
  left >= 0 && top >= 0 && right <= mapSize.width && bottom <= mapSize.height;
const touch = (a: Box, b: Box): boolean => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
