import { openKeyText, readOpenKey, readSince } from "#app/domain/open-data/open-keys.ts";
import { toUtcText } from "#app/domain/time/zoned-time.ts";
import { LRUCache } from "lru-cache";
import { isLanguage } from "#app/domain/languages/language.ts";
import { parseFilter } from "#app/domain/programme/parse-filter.ts";
import { filterQuery, pageKeyText, parsePageKey, parseView } from "#app/domain/model/programme-filter.ts";

/** Part of a query that a public address depends on. */
type Listens = "nothing" | "city" | "text" | "filter" | "filter and page" | "filter and changes" | "language";

const patterns: readonly [RegExp, Listens][] = [
  [/^\/(?<lang>[a-z]{2})$/, "city"],
  [/^\/(?<lang>[a-z]{2})\/programme$/, "filter and page"],
  [/^\/(?<lang>[a-z]{2})\/events\/[a-z0-9-]+$/, "text"],
  [/^\/(?<lang>[a-z]{2})\/events\/[a-z0-9-]+\/(?:share|poster)$/, "nothing"],
  [/^\/(?<lang>[a-z]{2})\/(?:cities|themes|organisations)\/[\p{L}\p{N}_.-]{1,200}$/u, "nothing"],
  [/^\/(?<lang>[a-z]{2})\/countries\/[a-z]{2}$/, "nothing"],
  [/^\/(?<lang>[a-z]{2})\/regions\/[a-z0-9_-]{1,80}$/, "nothing"],
  [/^\/(?<lang>[a-z]{2})\/subscribe$/, "filter"],
  [/^\/embed\/(?<lang>[a-z]{2})$/, "filter"],
  [/^\/feed\/(?<lang>[a-z]{2})\.(?:atom|json)$/, "filter"],
  [/^\/api\/v1\/events$/, "filter and changes"],
  [/^\/api\/v1\/events\/[a-z0-9-]+$/, "nothing"],
  [/^\/api\/(?:openapi\.json|v1\/(?:cities|cities\.geojson|organisations))$/, "nothing"],
  [/^\/sitemap\.xml$/, "nothing"],
  [/^\/(?<lang>[a-z]{2})\/(?:about|accessibility|what-we-keep)$/, "nothing"],
  [/^\/calendar\/(?<lang>[a-z]{2})\.ics$/, "filter"],
  [/^\/events\/[a-z0-9-]+\.ics$/, "language"],
];

/** Cache keys by address, because parsing an address takes longer than answering it from memory. */
const known = new LRUCache<string, string>({
  max: 5_000,
  maxEntrySize: 1_000,
  maxSize: 2_000_000,
  sizeCalculation: (key, url) => key.length + url.length,
});

/** Return `pageKey(url)`, memoised. */
export function knownPageKey(url: string): string | null {
  const before = known.get(url);
  if (before !== undefined) return before;
  const key = pageKey(url);
  if (key !== null) known.set(url, key);
  return key;
}

/**
 * Return the key under which a public answer is cached: its path and the parameters it depends on, in a fixed order.
 * @returns null for addresses that are not public, and for invalid parameters, which must not fill the cache
 */
export function pageKey(url: string): string | null {
  const [path = "", query = ""] = url.split("?", 2);
  for (const [pattern, listens] of patterns) {
    const found = pattern.exec(path);
    if (!found) continue;
    const lang = found.groups?.["lang"];
    if (lang !== undefined && !isLanguage(lang)) return null;
    const heard = heardQuery(new URLSearchParams(query), listens);
    if (heard === null) return null;
    return heard === "" ? path : `${path}?${heard}`;
  }
  return null;
}

/** Parameters that pages listen to alone, with the form of their values. */
const single = {
  city: { name: "city", isValid: (value: string) => /^[a-z0-9-]{1,80}$/.test(value) },
  language: { name: "lang", isValid: isLanguage },
  text: { name: "text", isValid: isLanguage },
};

function heardQuery(params: URLSearchParams, listens: Listens): string | null {
  if (listens === "nothing") return "";
  if (listens === "city" || listens === "language" || listens === "text") {
    const { name, isValid } = single[listens];
    const value = params.get(name) ?? "";
    return isValid(value) ? `${name}=${value}` : "";
  }
  const { filter, problems } = parseFilter(params);
  if (problems.length > 0 || (listens === "filter and page" && isFromFinder(params))) return null;
  const query = new URLSearchParams(filterQuery(filter));
  const add = { filter: () => true, "filter and page": addPage, "filter and changes": addChanges }[listens];
  return add(query, params) ? query.toString() : null;
}

/** True for what the finder sends, which is redirected to the filter that it means. */
const isFromFinder = (params: URLSearchParams): boolean => Boolean(params.get("near") || params.get("when"));

/**
 * Add the start of a list of changes, and its position.
 * @returns false if one is invalid
 */
function addChanges(query: URLSearchParams, params: URLSearchParams): boolean {
  const since = readSince(params.get("updated_since"));
  const after = readOpenKey(params.get("after"));
  if (since === undefined || after === undefined) return false;
  if (since !== null) query.set("updated_since", toUtcText(since));
  if (after) query.set("after", openKeyText(after));
  return true;
}

/**
 * Tell whether an answer is kept in memory: queries of endless variety must not push out pages that many visitors read.
 */
export const isKept = (key: string): boolean => !/[?&](?:q|updated_since|after)=/.test(key);

/**
 * Add the view of a list, and its position.
 * @returns false if one is invalid
 */
function addPage(query: URLSearchParams, params: URLSearchParams): boolean {
  const view = parseView(params.get("view"));
  const after = params.get("after") ?? "";
  const key = parsePageKey(after);
  if (view === null || (after !== "" && !key)) return false;
  if (view !== "list") query.set("view", view);
  if (key && view === "list") query.set("after", pageKeyText(key));
  return true;
}
