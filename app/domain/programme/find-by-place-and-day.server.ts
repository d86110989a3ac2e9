import { listCities, listNamesOfCities } from "#db/queries/cities.server.ts";
import type { Context } from "../context.ts";
import { languages } from "../languages/language.ts";
import { countryName } from "../model/country.ts";
import { longestSearch, type ProgrammeFilter } from "../model/programme-filter.ts";
import { oneLine } from "../text/plain-text.ts";
import { searchWords } from "../text/search-text.ts";
import { dayAt } from "../time/zone-arithmetic.server.ts";
import { utcZone } from "../time/zoned-time.ts";
import { daysNamed } from "./finder-days.ts";
import { parseFilter } from "./parse-filter.ts";

/**
 * Translate what was entered in the finder into a filter: `near`, a place as it was typed, and `when`, a day or the
 * name of one. A place that is no city or country of the week is searched for as words.
 * @returns null where neither was entered; other parameters of the address are kept
 */
export function findByPlaceAndDay(ctx: Context, params: URLSearchParams): ProgrammeFilter | null {
  const near = [...oneLine(params.get("near") ?? "")].slice(0, longestSearch).join("");
  const when = params.get("when") ?? "";
  if (near === "" && when === "") return null;
  const { filter } = parseFilter(params);
  const place = placeNamed(ctx, near);
  // "Today" is the day at the place that was asked for, or in one of its cities; without one, that of UTC (WALL-11).
  const isThere = (city: { slug: string; countryCode: string }) =>
    city.slug === place.city?.[0] || city.countryCode.toLowerCase() === place.country?.[0];
  const zone = listCities(ctx.db, ctx.language).find(isThere)?.timeZone ?? utcZone;
  const words = place.q ? joined(filter.q, place.q) : filter.q;
  return { ...filter, ...place, q: words, ...daysNamed(when, dayAt(ctx.now, zone)) };
}

/** Add words to a search, as far as it may be long. */
const joined = (q: string | null, more: string): string =>
  q === null ? more : [...`${q} ${more}`].slice(0, longestSearch).join("");

type Place = Partial<Pick<ProgrammeFilter, "city" | "country" | "q">>;

const folded = (name: string): string => searchWords(name).join(" ");

/** Find a city or country by its name in any language, in full, or by a beginning that only one city has. */
function placeNamed(ctx: Context, near: string): Place {
  const sought = folded(near);
  if (sought === "") return {};
  const names = listNamesOfCities(ctx.db).map(({ slug, name }) => ({ slug, name: folded(name) }));
  const exact = slugsOf(names.filter(({ name }) => name === sought));
  if (exact.length > 0) return { city: exact };
  const codes = new Set(listCities(ctx.db, ctx.language).map((city) => city.countryCode));
  const country = [...codes].find((code) =>
    languages.some((language) => folded(countryName(code, language)) === sought),
  );
  if (country !== undefined) return { country: [country.toLowerCase()] };
  const begun = slugsOf(names.filter(({ name }) => sought.length >= shortestBeginning && name.startsWith(sought)));
  return begun.length === 1 ? { city: begun } : { q: near };
}

const shortestBeginning = 3;

const slugsOf = (names: readonly { slug: string }[]): string[] => [...new Set(names.map(({ slug }) => slug))].sort();
