import { geoEqualEarth, geoPath, type GeoProjection } from "d3-geo";
import { LRUCache } from "lru-cache";
import { createRequire } from "node:module";
import { feature, mesh } from "topojson-client";
import { mapSize } from "./city-map.ts";

type Topology = Parameters<typeof mesh>[0];
type Shapes = NonNullable<Parameters<typeof mesh>[1]>;
type Atlas = Topology & { objects: { countries: Shapes; land: Shapes } };

const require = createRequire(import.meta.url);
/**
 * Read the shapes of Natural Earth: coarse ones for continents, finer ones for countries. `require` caches the file.
 */
const atlas = (scale: "110m" | "50m"): Atlas => require(`world-atlas/countries-${scale}.json`);

export type MapView = {
  /** Convert degrees to units of the drawing; null for a point that the projection does not show. */
  place: (longitude: number, latitude: number) => [number, number] | null;
  /** Paths of the coasts and of the borders, in SVG syntax. */
  land: string;
  borders: string;
};

const drawn = new LRUCache<string, MapView>({ max: 200 });
/** Minimum extent of a view, in degrees: the shapes are too coarse for less. */
const leastDegrees = 6;
/** Extent from which the coarse shapes are used, in degrees. */
const farDegrees = 40;
const padding = 26;

/**
 * Draw the part of the world that contains some points, with a margin.
 * @param points `[longitude, latitude]` in degrees
 */
export function drawLand(points: readonly [number, number][]): MapView {
  const box = boxOf(points);
  const key = box.join();
  const known = drawn.get(key);
  if (known) return known;
  const view = draw(box);
  drawn.set(key, view);
  return view;
}

type Box = [west: number, south: number, east: number, north: number];

/** Return the bounding box in whole degrees, so that one city more or less rarely changes the drawing. */
function boxOf(points: readonly [number, number][]): Box {
  const all = points.length > 0 ? points : ([[-10, 10]] as const);
  const longitudes = all.map(([longitude]) => longitude);
  const latitudes = all.map(([, latitude]) => latitude);
  const [west, east] = widened(Math.min(...longitudes), Math.max(...longitudes));
  const [south, north] = widened(Math.min(...latitudes), Math.max(...latitudes));
  return [Math.max(-179, west), Math.max(-85, south), Math.min(179, east), Math.min(85, north)];
}

function widened(low: number, high: number): [number, number] {
  const missing = Math.max(0, leastDegrees - (high - low)) / 2;
  return [Math.floor(low - missing), Math.ceil(high + missing)];
}

function draw(box: Box): MapView {
  const [west, south, east, north] = box;
  const corners = {
    type: "MultiPoint" as const,
    coordinates: [
      [west, south],
      [west, north],
      [east, south],
      [east, north],
    ],
  };
  const { width, height } = mapSize;
  const projection = geoEqualEarth()
    .rotate([-(west + east) / 2, 0])
    .fitExtent(
      [
        [padding, padding],
        [width - padding, height - padding],
      ],
      corners,
    )
    .precision(1);
  projection.clipExtent([
    [-2, -2],
    [width + 2, height + 2],
  ]);
  const isWide = Math.max(east - west, north - south) > farDegrees;
  const topology = atlas(isWide ? "110m" : "50m");
  const { countries, land } = topology.objects;
  const path = pathOf(projection);
  return {
    place: (longitude, latitude) => projection([longitude, latitude]),
    land: path(feature(topology, land)) ?? "",
    // Continents have no borders: these would double the download.
    borders: isWide ? "" : (path(mesh(topology, countries, (a, b) => a !== b)) ?? ""),
  };
}

const pathOf = (projection: GeoProjection) => geoPath(projection).digits(0);
