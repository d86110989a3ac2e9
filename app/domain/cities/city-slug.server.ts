import type { Database } from "#db/client.server.ts";
import { slugIsTaken } from "#db/queries/cities.server.ts";
import { randomUUID } from "node:crypto";
import { slugOf } from "../text/slug.ts";

/**
 * Return a free slug for a city: its name; with its country when the name is taken; else with a random suffix as well.
 */
export function citySlug(tx: Database, city: { name: string; countryCode: string }): string {
  const base = slugOf(city.name) || "city";
  if (!slugIsTaken(tx, base)) return base;
  const withCountry = `${base}-${city.countryCode.toLowerCase()}`;
  return slugIsTaken(tx, withCountry) ? `${withCountry}-${randomUUID().slice(0, 6)}` : withCountry;
}
