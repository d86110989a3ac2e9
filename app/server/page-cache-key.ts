import { openKeyText, readOpenKey, readSince } from "#app/domain/open-data/open-keys.ts";
import { toUtcText } from "#app/domain/time/zoned-time.ts";
import { LRUCache } from "lru-cache";
import { isLanguage } from "#app/domain/languages/language.ts";
import { parseFilter } from "#app/domain/programme/parse-filter.ts";
import { filterQuery, pageKeyText, parsePageKey, parseView } from "#app/domain/model/programme-filter.ts";

/** Which part of a query a public address listens to. */
type Listens = "nothing" | "filter" | "filter and page" | "filter and changes" | "language";

const patterns: readonly [RegExp, Listens][] = [
  [/^\/(?<lang>[a-z]{2})$/, "nothing"],
  [/^\/(?<lang>[a-z]{2})\/programme$/, "filter and page"],
  [/^\/(?<lang>[a-z]{2})\/events\/[a-z0-9-]+(?:\/(?:share|poster))?$/, "nothing"],
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

/** Reading an address takes longer than answering it from memory; those asked for all the time are read once. */
const known = new LRUCache<string, string>({
  max: 5_000,
  maxEntrySize: 1_000,
  maxSize: 2_000_000,
  sizeCalculation: (key, url) => key.length + url.length,
});

/** `pageKey`, remembered. */
export function knownPageKey(url: string): string | null {
  const before = known.get(url);
  if (before !== undefined) return before;
  const key = pageKey(url);
  if (key !== null) known.set(url, key);
  return key;
}

/**
 * The address under which a public answer is cached: its path and only those parameters it listens to, in one order.
 * Null for everything that is not public, and for nonsense, which must not fill the cache.
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

function heardQuery(params: URLSearchParams, listens: Listens): string | null {
  if (listens === "nothing") return "";
  if (listens === "language") {
    const lang = params.get("lang");
    return isLanguage(lang) ? `lang=${lang}` : "";
  }
  const { filter, problems } = parseFilter(params);
  if (problems.length > 0) return null;
  const query = new URLSearchParams(filterQuery(filter));
  const add = { filter: () => true, "filter and page": addPage, "filter and changes": addChanges }[listens];
  return add(query, params) ? query.toString() : null;
}

/** Since when a list of changes goes, and where it goes on. @returns false when that is nonsense */
function addChanges(query: URLSearchParams, params: URLSearchParams): boolean {
  const since = readSince(params.get("updated_since"));
  const after = readOpenKey(params.get("after"));
  if (since === undefined || after === undefined) return false;
  if (since !== null) query.set("updated_since", toUtcText(since));
  if (after) query.set("after", openKeyText(after));
  return true;
}

/** What anybody can ask in endless variety must not push out what many ask for: it is answered alike, but not kept. */
export const isKept = (key: string): boolean => !/[?&](?:q|updated_since|after)=/.test(key);

/** How a list is shown, and where it goes on. @returns false when that is nonsense */
function addPage(query: URLSearchParams, params: URLSearchParams): boolean {
  const view = parseView(params.get("view"));
  const after = params.get("after") ?? "";
  const key = parsePageKey(after);
  if (view === null || (after !== "" && !key)) return false;
  if (view !== "list") query.set("view", view);
  if (key && view === "list") query.set("after", pageKeyText(key));
  return true;
}
