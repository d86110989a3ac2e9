import { findCurrentEdition } from "#db/queries/editions.server.ts";
import { listOpenCities as readCities } from "#db/queries/open-data.server.ts";
import { cityPath } from "../paths.ts";
import type { Context } from "../context.ts";
import type { OpenCities, OpenGeoJson } from "./shapes.ts";

const read = (ctx: Context) => readCities(ctx.db, findCurrentEdition(ctx.db, ctx.language)?.code ?? null);

/** List the cities of the network, in order of countries. */
export function listOpenCities(ctx: Context): OpenCities {
  return {
    cities: read(ctx).map(({ slug, name, names, countryCode, regionCode, timeZone, latitude, longitude, dates }) => ({
      slug,
      names,
      name,
      country: countryCode,
      region: regionCode,
      timezone: timeZone,
      ...(latitude === null || longitude === null ? {} : { latitude, longitude }),
      dates,
    })),
  };
}

/** Return the cities that have dates as GeoJSON (RFC 7946: longitude first). */
export function mapOpenCities(ctx: Context): OpenGeoJson {
  return {
    type: "FeatureCollection",
    features: read(ctx).flatMap(({ slug, name, countryCode, latitude, longitude, dates }) =>
      latitude === null || longitude === null || dates === 0
        ? []
        : [
            {
              type: "Feature" as const,
              id: slug,
              geometry: { type: "Point" as const, coordinates: [longitude, latitude] as [number, number] },
              properties: { name, country: countryCode, dates, url: `${ctx.origin}${cityPath(ctx.language, slug)}` },
            },
          ],
    ),
  };
}
