import type { Database } from "#db/client.server.ts";
import { findCityNameOf, listRegions } from "#db/queries/cities.server.ts";
import { countryName } from "../model/country.ts";
import type { Language } from "../languages/language.ts";
import type { Scope } from "../model/scope.ts";

/** Return the name of a scope's place in a language; null for the network, whose name is in the catalogues. */
export function scopeName(db: Database, scope: Scope, language: Language): string | null {
  if (scope.kind === "network") return null;
  if (scope.kind === "country") return countryName(scope.code, language);
  if (scope.kind === "city") return findCityNameOf(db, scope.code, language);
  return listRegions(db, language).find((region) => region.code === scope.code)?.name ?? scope.code;
}
