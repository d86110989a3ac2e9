import { isLanguage, type Language } from "../languages/language.ts";
import { searchIn } from "../search/list-search.ts";
import { type ReviewItemKind, reviewItemKinds } from "../model/review-item.ts";

/**
 * Filter of the review queue. `q`: words of a title, an organisation or a city, as typed; `view`: items offered to the
 * reader now, or all that wait in their scopes; `countryCode`: ISO 3166-1 alpha-2, upper case; `isMine`: items that the
 * reader has claimed.
 */
export type ReviewQueueFilter = {
  view: "offered" | "all";
  q: string;
  kind: ReviewItemKind | null;
  language: Language | null;
  countryCode: string | null;
  cityId: string | null;
  theme: string | null;
  isLate: boolean;
  isMine: boolean;
};

export const emptyReviewQueueFilter: ReviewQueueFilter = {
  view: "offered",
  q: "",
  kind: null,
  language: null,
  countryCode: null,
  cityId: null,
  theme: null,
  isLate: false,
  isMine: false,
};

const isKind = (text: string | null): text is ReviewItemKind =>
  (reviewItemKinds as readonly (string | null)[]).includes(text);

/** Parse a filter from the query of an address; unknown values are ignored. */
export function parseReviewQueueFilter(query: URLSearchParams): ReviewQueueFilter {
  const kind = query.get("kind");
  const language = query.get("language");
  const text = (name: string, form: RegExp) => {
    const value = query.get(name) ?? "";
    return form.test(value) ? value : null;
  };
  return {
    view: query.get("view") === "all" ? "all" : "offered",
    q: searchIn(query),
    kind: isKind(kind) ? kind : null,
    language: isLanguage(language ?? undefined) ? (language as Language) : null,
    countryCode: text("country", /^[A-Z]{2}$/),
    cityId: text("city", /^[\w-]{1,40}$/),
    theme: text("theme", /^[\w-]{1,40}$/),
    isLate: query.get("late") === "1",
    isMine: query.get("mine") === "1",
  };
}

/** Format a filter as a query string; empty for the default filter. */
export function reviewQueueQuery(filter: ReviewQueueFilter): string {
  const { view, isLate, isMine } = filter;
  const values = {
    view: view === "all" ? view : null,
    q: filter.q === "" ? null : filter.q,
    kind: filter.kind,
    language: filter.language,
    country: filter.countryCode,
    city: filter.cityId,
    theme: filter.theme,
    late: isLate ? "1" : null,
    mine: isMine ? "1" : null,
  };
  const set = Object.entries(values).filter((entry): entry is [string, string] => entry[1] !== null);
  return new URLSearchParams(set).toString();
}

/** True when a filter leaves out something that its view would show. */
export const isNarrowed = (filter: ReviewQueueFilter): boolean =>
  reviewQueueQuery({ ...filter, view: "offered" }) !== "";
