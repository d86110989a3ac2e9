import type { Scope } from "../people/person.ts";
import type { Locality } from "../permissions.ts";
import type { ProgrammeFilter } from "../programme/programme-filter.ts";

/** The page of a place on which an event can lead: a city, a country, a region, or the whole network. */
export type FeaturePlace = Scope;

/** Events that may lead one page at a time; more would be a second programme. */
export const mostFeatured = 12;

/** The places whose page an event can lead: all that it lies in. */
export const placesOf = (event: Locality): FeaturePlace[] => [
  { kind: "city", code: event.cityId },
  { kind: "country", code: event.countryCode },
  { kind: "region", code: event.regionCode },
  { kind: "network", code: "" },
];

/** The place that a filter names when it names one and nothing else; null for any other view. `city` is then a slug. */
export function placeOfFilter(filter: ProgrammeFilter): { kind: "city" | "country" | "region"; code: string } | null {
  const { edition: _edition, city, country, region, ...rest } = filter;
  const isNarrowed = Object.values(rest).some((value) =>
    Array.isArray(value) ? value.length > 0 : value !== null && value !== "" && value !== false,
  );
  const named = [
    ...city.map((code) => ({ kind: "city" as const, code })),
    ...country.map((code) => ({ kind: "country" as const, code: code.toUpperCase() })),
    ...region.map((code) => ({ kind: "region" as const, code })),
  ];
  return !isNarrowed && named.length === 1 ? (named[0] ?? null) : null;
}
