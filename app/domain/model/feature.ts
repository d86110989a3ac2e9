import type { Scope } from "./scope.ts";
import { isEmptyFilter, type ProgrammeFilter } from "./programme-filter.ts";

/** Place whose page can feature events: a city, a country, a region, or the whole network. */
export type FeaturePlace = Scope;

/** Maximum number of events featured on one page, now or later; more would be a second programme. */
export const maxFeatured = 12;

/**
 * Return the place that a filter names if it filters by this place alone (the edition aside); else null. The code is a
 * slug for a city, upper case for a country.
 */
export function placeOfFilter(filter: ProgrammeFilter): { kind: "city" | "country" | "region"; code: string } | null {
  const isNarrowed = !isEmptyFilter({ ...filter, edition: null, city: [], country: [], region: [] });
  const named = [
    ...filter.city.map((code) => ({ kind: "city" as const, code })),
    ...filter.country.map((code) => ({ kind: "country" as const, code: code.toUpperCase() })),
    ...filter.region.map((code) => ({ kind: "region" as const, code })),
  ];
  return !isNarrowed && named.length === 1 ? (named[0] ?? null) : null;
}
