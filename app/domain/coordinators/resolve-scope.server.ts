import type { Database } from "#db/client.server.ts";
import { findCityBySlug, findCountry, listRegions } from "#db/queries/cities.server.ts";
import type { Scope } from "../model/scope.ts";

/**
 * Parse a scope as people write it: `network`, `region:africa`, `country:TN`, `city:tunis`.
 * @returns null for an unknown place
 */
export function resolveScope(db: Database, text: string): Scope | null {
  const [kind, code = ""] = text.split(":", 2);
  if (kind === "network" && code === "") return { kind, code };
  if (kind === "region" && listRegions(db, "en").some((region) => region.code === code)) return { kind, code };
  if (kind === "country" && findCountry(db, code.toUpperCase())) return { kind, code: code.toUpperCase() };
  const city = kind === "city" ? findCityBySlug(db, code) : null;
  return city ? { kind: "city", code: city.id } : null;
}
