import { clusterCities, type MapCity, mapSize, placeLabels, radiusOf } from "#app/domain/programme/city-map.ts";
import fc from "fast-check";
import { expect, it } from "vitest";

const city = (slug: string, count: number): MapCity => ({
  slug,
  name: slug,
  countryCode: "PT",
  regionCode: "europe",
  latitude: 0,
  longitude: 0,
  count,
});
const placed = fc.array(
  fc.record({
    x: fc.double({ min: 0, max: mapSize.width, noNaN: true }),
    y: fc.double({ min: 0, max: mapSize.height, noNaN: true }),
    count: fc.integer({ min: 1, max: 400 }),
  }),
  { maxLength: 60 },
);

it("draws circles that never overlap, and loses no date", () => {
  fc.assert(
    fc.property(placed, (given) => {
      const cities = given.map(({ x, y, count }, index) => ({ x, y, city: city(`c${index}`, count) }));
      const points = clusterCities(cities);
      const total = points.reduce((sum, { count }) => sum + count, 0);
      expect(total).toBe(given.reduce((sum, { count }) => sum + count, 0));
      for (const [index, a] of points.entries())
        for (const b of points.slice(index + 1))
          expect(Math.hypot(a.x - b.x, a.y - b.y)).toBeGreaterThanOrEqual(radiusOf(a.count) + radiusOf(b.count));
    }),
  );
});

it("writes names inside the map, over no circle", () => {
  fc.assert(
    fc.property(placed, (given) => {
      const points = clusterCities(
        given.map(({ x, y, count }, index) => ({ x, y, city: city(`Cidade ${index}`, count) })),
      );
      for (const { x, y, text } of placeLabels(points, ({ cities }) => cities[0]?.name ?? "")) {
        const half = ([...text].length * 5.8) / 2;
        expect(x - half).toBeGreaterThanOrEqual(0);
        expect(x + half).toBeLessThanOrEqual(mapSize.width);
        for (const point of points)
          expect(Math.hypot(point.x - x, point.y - y)).toBeGreaterThanOrEqual(radiusOf(point.count));
      }
    }),
  );
});
