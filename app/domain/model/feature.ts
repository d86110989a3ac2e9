import type { Scope } from "./scope.ts";
import { isEmptyFilter, type ProgrammeFilter } from "./programme-filter.ts";

/** The page of a place on which an event can lead: a city, a country, a region, or the whole network. */
export type FeaturePlace = Scope;

/** Events that may lead one page at a time; more would be a second programme. */
export const maxFeatured = 12;

/** The place that a filter names when it names one and nothing else; null for any other view. `city` is then a slug. */
export function placeOfFilter(filter: ProgrammeFilter): { kind: "city" | "country" | "region"; code: string } | null {
  const isNarrowed = !isEmptyFilter({ ...filter, edition: null, city: [], country: [], region: [] });
  const named = [
    ...filter.city.map((code) => ({ kind: "city" as const, code })),
    ...filter.country.map((code) => ({ kind: "country" as const, code: code.toUpperCase() })),
    ...filter.region.map((code) => ({ kind: "region" as const, code })),
  ];
  return !isNarrowed && named.length === 1 ? (named[0] ?? null) : null;
}
