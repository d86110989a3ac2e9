import { isLanguage, type Language } from "../languages/language.ts";
import { type ReviewItemKind, reviewItemKinds } from "../model/review-item.ts";

/** Filter of the review queue. `view`: items offered to the reader now, or all that wait in their scopes. */
export type ReviewQueueFilter = {
  view: "offered" | "all";
  kind: ReviewItemKind | null;
  language: Language | null;
  cityId: string | null;
  theme: string | null;
};

export const emptyReviewQueueFilter: ReviewQueueFilter = {
  view: "offered",
  kind: null,
  language: null,
  cityId: null,
  theme: null,
};

const isKind = (text: string | null): text is ReviewItemKind =>
  (reviewItemKinds as readonly (string | null)[]).includes(text);

/** Parse a filter from the query of an address; unknown values are ignored. */
export function parseReviewQueueFilter(query: URLSearchParams): ReviewQueueFilter {
  const kind = query.get("kind");
  const language = query.get("language");
  const text = (name: string) => {
    const value = query.get(name) ?? "";
    return /^[\w-]{1,40}$/.test(value) ? value : null;
  };
  return {
    view: query.get("view") === "all" ? "all" : "offered",
    kind: isKind(kind) ? kind : null,
    language: isLanguage(language ?? undefined) ? (language as Language) : null,
    cityId: text("city"),
    theme: text("theme"),
  };
}

/** Format a filter as a query string; empty for the default filter. */
export function reviewQueueQuery(filter: ReviewQueueFilter): string {
  const query = new URLSearchParams();
  if (filter.view === "all") query.set("view", "all");
  if (filter.kind) query.set("kind", filter.kind);
  if (filter.language) query.set("language", filter.language);
  if (filter.cityId) query.set("city", filter.cityId);
  if (filter.theme) query.set("theme", filter.theme);
  return query.toString();
}
