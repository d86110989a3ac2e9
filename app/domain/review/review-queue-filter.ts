import { isLanguage, type Language } from "../languages/language.ts";
import { type ReviewItemKind, reviewItemKinds } from "../model/review-item.ts";

/** What of the queue is shown. `view`: what is offered to the reader now, or all that waits in their scopes. */
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

/** Out of an address; what is not one of ours is as if it were not there. */
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

/** The same as a query; empty for the queue as it opens. */
export function reviewQueueQuery(filter: ReviewQueueFilter): string {
  const query = new URLSearchParams();
  if (filter.view === "all") query.set("view", "all");
  if (filter.kind) query.set("kind", filter.kind);
  if (filter.language) query.set("language", filter.language);
  if (filter.cityId) query.set("city", filter.cityId);
  if (filter.theme) query.set("theme", filter.theme);
  return query.toString();
}
