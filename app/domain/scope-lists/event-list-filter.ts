import { isLanguage, type Language } from "../languages/language.ts";
import { searchIn } from "../search/list-search.ts";
import { type LocalDate, parseLocalDate } from "../time/zoned-time.ts";
import { type ListedState, type ListOrder, listedStates, listOrders } from "../model/review-state.ts";

/** Filter of the list of all events in scope. Days are those of the dates of an event, by its own clock. */
export type EventListFilter = {
  /** Search for a title, an organisation or a city, as typed; empty: all. */
  q: string;
  state: ListedState | null;
  /** ISO 3166-1 alpha-2, upper case. */
  country: string | null;
  cityId: string | null;
  organisationId: string | null;
  /** An event with a text in this language. */
  language: Language | null;
  from: LocalDate | null;
  to: LocalDate | null;
  isLate: boolean;
  isMine: boolean;
  isReported: boolean;
  isFeatured: boolean;
  sort: ListOrder;
  /** Number of the page, from 1. */
  page: number;
};

export const emptyEventListFilter: EventListFilter = {
  q: "",
  state: null,
  country: null,
  cityId: null,
  organisationId: null,
  language: null,
  from: null,
  to: null,
  isLate: false,
  isMine: false,
  isReported: false,
  isFeatured: false,
  sort: "day",
  page: 1,
};

/** Names of the yes-or-no filters in addresses. */
export const eventListFlags = {
  late: "isLate",
  mine: "isMine",
  reported: "isReported",
  featured: "isFeatured",
} as const;
export type EventListFlag = keyof typeof eventListFlags;

/** Return a text if it is one of a list; else null. */
export const oneOf = <T extends string>(list: readonly T[], text: string | null): T | null =>
  list.find((each) => each === text) ?? null;

/** Return a value of an address that has a given form; null for another. */
export function shapedText(query: URLSearchParams, name: string, shape: RegExp): string | null {
  const value = query.get(name) ?? "";
  return shape.test(value) ? value : null;
}

export const idShape = /^[0-9a-f-]{36}$/;
export const countryShape = /^[A-Z]{2}$/;

/** Return the number of a page; 1 for what is no number. */
export const pageIn = (query: URLSearchParams): number =>
  Math.max(1, Number(shapedText(query, "page", /^\d{1,5}$/) ?? 1));

/** Parse the filter of an address; values without a meaning are ignored. */
export function parseEventListFilter(query: URLSearchParams): EventListFilter {
  const language = query.get("language") ?? undefined;
  const isSet = (flag: EventListFlag) => query.get(flag) === "1";
  return {
    q: searchIn(query),
    state: oneOf(listedStates, query.get("state")),
    country: shapedText(query, "country", countryShape),
    cityId: shapedText(query, "city", idShape),
    organisationId: shapedText(query, "organisation", idShape),
    language: isLanguage(language) ? language : null,
    from: parseLocalDate(query.get("from") ?? ""),
    to: parseLocalDate(query.get("to") ?? ""),
    isLate: isSet("late"),
    isMine: isSet("mine"),
    isReported: isSet("reported"),
    isFeatured: isSet("featured"),
    sort: oneOf(listOrders, query.get("sort")) ?? "day",
    page: pageIn(query),
  };
}

/** Write a filter as a query; empty for the default filter. */
export function eventListQuery(filter: EventListFilter): string {
  const query = new URLSearchParams();
  const values = {
    q: filter.q || null,
    state: filter.state,
    country: filter.country,
    city: filter.cityId,
    organisation: filter.organisationId,
    language: filter.language,
    from: filter.from,
    to: filter.to,
    sort: filter.sort === "day" ? null : filter.sort,
  };
  for (const [name, value] of Object.entries(values)) if (value !== null) query.set(name, value);
  for (const [name, flag] of Object.entries(eventListFlags)) if (filter[flag]) query.set(name, "1");
  if (filter.page > 1) query.set("page", String(filter.page));
  return query.toString();
}
