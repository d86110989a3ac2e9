import type { LocalDate } from "../time/zoned-time.ts";

/** Filters that repeat: any of the values may match; for `access`, all of them must. */
export const repeatedFilters = [
  "country",
  "city",
  "region",
  "theme",
  "format",
  "language",
  "attendance",
  "access",
  "organisation",
] as const;
export type RepeatedFilter = (typeof repeatedFilters)[number];

/** A view of the programme, as its address says it. Values are in canonical order; countries in lower case. */
export type ProgrammeFilter = Readonly<Record<RepeatedFilter, readonly string[]>> & {
  readonly edition: string | null;
  /** Words to look for, on one line as they were typed. */
  readonly q: string | null;
  readonly from: LocalDate | null;
  readonly to: LocalDate | null;
  readonly seats: boolean;
};

/** A value that means nothing, as it was given: the page says so and shows the rest. */
export type FilterProblem = { parameter: string; value: string; kind?: "range" };

/** Order of the parameters in every address we write, and all that a cache key may contain of a filter. */
export const filterParameters = ["edition", ...repeatedFilters, "q", "from", "to", "seats"] as const;

export const emptyFilter: ProgrammeFilter = {
  edition: null,
  country: [],
  city: [],
  region: [],
  theme: [],
  format: [],
  language: [],
  attendance: [],
  access: [],
  organisation: [],
  q: null,
  from: null,
  to: null,
  seats: false,
};

/** The canonical query of a filter, without `?`; equal filters give equal text. */
export function filterQuery(filter: ProgrammeFilter): string {
  const query = new URLSearchParams();
  for (const name of filterParameters) {
    const value = filter[name];
    if (Array.isArray(value)) for (const element of value) query.append(name, element);
    else if (value === true) query.set(name, "1");
    else if (typeof value === "string") query.set(name, value);
  }
  return query.toString();
}

export const isEmptyFilter = (filter: ProgrammeFilter): boolean => filterQuery(filter) === "";

/** The filter without one of its values, for a "remove" link. */
export function withoutValue(filter: ProgrammeFilter, name: RepeatedFilter, value: string): ProgrammeFilter {
  return { ...filter, [name]: filter[name].filter((chosen) => chosen !== value) };
}

/** Removes values that exist nowhere in the data, naming each as a problem. */
export function keepKnown(
  filter: ProgrammeFilter,
  known: Partial<Record<RepeatedFilter, ReadonlySet<string>>>,
): { filter: ProgrammeFilter; problems: FilterProblem[] } {
  const problems: FilterProblem[] = [];
  const kept = repeatedFilters.map((name) => {
    const values = filter[name].filter((value) => {
      const isKnown = known[name]?.has(value) ?? true;
      if (!isKnown) problems.push({ parameter: name, value });
      return isKnown;
    });
    return [name, values] as const;
  });
  return { filter: { ...filter, ...Object.fromEntries(kept) }, problems };
}

/** Where a page of the programme goes on: after this date, in the order of the list. */
export type PageKey = { startsAtLocal: string; dateId: string };

/** By code points, as the database compares. */
export const compareTexts = (a: string, b: string): number => (a === b ? 0 : a < b ? -1 : 1);

/** In the order in which dates are listed. */
export const compareInTime = (a: PageKey, b: PageKey): number =>
  compareTexts(a.startsAtLocal, b.startsAtLocal) || compareTexts(a.dateId, b.dateId);

export const pageKeyText = (key: PageKey): string => `${key.startsAtLocal}~${key.dateId}`;

/** Up to so many dates are counted and put in the order of a search; beyond, they are many. */
export const maxCounted = 5_000;

/** How the programme is shown; a list unless the address says otherwise. */
export const programmeViews = ["list", "week", "map", "print"] as const;
export type ProgrammeView = (typeof programmeViews)[number];

/** @returns null for a view that does not exist */
export function parseView(text: string | null): ProgrammeView | null {
  if (text === null || text === "") return "list";
  return programmeViews.find((programmeView) => programmeView === text) ?? null;
}

export function parsePageKey(text: string): PageKey | null {
  const found = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2})~([0-9a-f-]{36})$/.exec(text);
  return found?.[1] && found[2] ? { startsAtLocal: found[1], dateId: found[2] } : null;
}
