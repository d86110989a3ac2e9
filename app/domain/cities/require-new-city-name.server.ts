import type { Database } from "#db/client.server.ts";
import { findCityByName, findProposedCityNamed } from "#db/queries/cities.server.ts";
import { Invalid } from "../errors.ts";

/**
 * Require that no other city of a country, listed or proposed, has a name.
 * @param city `id` of the city that is to have it; a new one has none
 * @throws Invalid `name`
 */
export function requireNewCityName(tx: Database, city: { id?: string; countryCode: string; name: string }): void {
  const { countryCode, name } = city;
  const twin = findCityByName(tx, countryCode, name) ?? findProposedCityNamed(tx, countryCode, name);
  if (twin && twin.id !== city.id) throw new Invalid({ name: { key: "cityKnown" } });
}
