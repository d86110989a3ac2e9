import type { LocalDate } from "../time/zoned-time.ts";

/** Filters that may have several values: any of them may match, but for `access` all must. */
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

/** View of the programme as its address describes it. Values are in canonical order, countries in lower case. */
export type ProgrammeFilter = Readonly<Record<RepeatedFilter, readonly string[]>> & {
  readonly edition: string | null;
  /** Search text, on one line as it was typed. */
  readonly q: string | null;
  readonly from: LocalDate | null;
  readonly to: LocalDate | null;
  readonly seats: boolean;
};

/** Maximum length of a search, in characters. */
export const longestSearch = 100;

/** Filter value without a meaning, as it was given: the page reports it and applies the other values. */
export type FilterProblem = { parameter: string; value: string; kind?: "range" };

/** Order of the parameters in every address; a cache key contains no other part of a filter. */
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

/** Return the canonical query of a filter, without `?`. Equal filters give equal text. */
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

export function withoutValue(filter: ProgrammeFilter, name: RepeatedFilter, value: string): ProgrammeFilter {
  return { ...filter, [name]: filter[name].filter((chosen) => chosen !== value) };
}

/** Remove the values that do not occur in the data, and report each as a problem. */
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

/** Position of a date in the programme; the next page starts after it. */
export type PageKey = { startsAtLocal: string; dateId: string };

/** Compare two texts by code units. For ASCII, such as dates and ids, this is the order of the database. */
export const compareTexts = (a: string, b: string): number => (a === b ? 0 : a < b ? -1 : 1);

export const pageKeyText = (key: PageKey): string => `${key.startsAtLocal}~${key.dateId}`;

/** Maximum number of search results that are sorted by score; more are in order of time. */
export const maxScored = 5_000;

/** Maximum number of days of an edition that are offered one by one. */
export const maxListedDays = 31;

/** Views of the programme; `list` unless the address names another. */
export const programmeViews = ["list", "week", "map", "print"] as const;
export type ProgrammeView = (typeof programmeViews)[number];

/** Parse the name of a view: `list` for an empty one, null for one that does not exist. */
export function parseView(text: string | null): ProgrammeView | null {
  if (text === null || text === "") return "list";
  return programmeViews.find((programmeView) => programmeView === text) ?? null;
}

export function parsePageKey(text: string): PageKey | null {
  const found = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2})~([0-9a-f-]{36})$/.exec(text);
  return found?.[1] && found[2] ? { startsAtLocal: found[1], dateId: found[2] } : null;
}
