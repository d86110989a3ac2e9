import type { Context } from "../context.ts";
import * as cities from "#db/queries/cities.server.ts";
import { findCountry, findCity } from "#db/queries/cities.server.ts";
import { writableOf } from "../changes/writable.server.ts";
import { Invalid } from "../errors.ts";
import { type Instant, utcZone } from "../time/zoned-time.ts";
import type { Database } from "#db/client.server.ts";
import { oneLine } from "../text/plain-text.ts";
import { randomUUID } from "node:crypto";

/**
 * Check that a chosen city, or the country of a proposed one, exists.
 * @throws Invalid `cityId` for a city that is not listed, `countryCode` for an unknown country
 */
export function checkPlace(
  ctx: Context,
  { cityId, proposedCity }: { cityId: string | null; proposedCity: { countryCode: string } | null },
): void {
  if (proposedCity && !findCountry(ctx.db, proposedCity.countryCode)) {
    throw new Invalid({ countryCode: { key: "choose" } });
  }
  if (!proposedCity && !findCity(ctx.db, cityId ?? "")) throw new Invalid({ cityId: { key: "unknownCity" } });
}

type Found = { id: string; name: string; countryCode: string; regionCode: string };

/**
 * Return the chosen city, or the proposed one, which is created until a coordinator confirms it. Proposals of one name
 * make one city.
 * @throws Invalid `cityId` for a city that is not listed, `countryCode` for an unknown country
 */
export function ensureCity(
  tx: Database,
  wanted: { cityId: string | null; proposedCity: { countryCode: string; name: string } | null },
  now: Instant,
): Found {
  if (!wanted.proposedCity) {
    const city = wanted.cityId === null ? null : cities.findCity(tx, wanted.cityId);
    if (!city) throw new Invalid({ cityId: { key: "unknownCity" } });
    return city;
  }
  const { countryCode } = wanted.proposedCity;
  const name = oneLine(wanted.proposedCity.name);
  const country = cities.findCountry(tx, countryCode);
  if (!country) throw new Invalid({ countryCode: { key: "choose" } });
  const known = cities.findCityByName(tx, countryCode, name) ?? cities.findProposedCityNamed(tx, countryCode, name);
  return known ?? propose(tx, { countryCode, name, regionCode: country.regionCode }, now);
}

/** Insert a proposed city with placeholders for zone and coordinates, which no list shows. */
function propose(tx: Database, city: Omit<Found, "id">, now: Instant): Found {
  const id = randomUUID();
  cities.insertCity(writableOf(tx), {
    id,
    // Readable slugs are kept for listed cities.
    slug: `proposed-${id}`,
    countryCode: city.countryCode,
    name: city.name,
    latitude: 0,
    longitude: 0,
    timeZone: utcZone,
    defaultPlaceLevel: "public",
    state: "proposed",
    createdAt: now,
  });
  return { id, ...city };
}
