import { listCities } from "#db/queries/cities.server.ts";
import { findCurrentEdition } from "#db/queries/editions.server.ts";
import { listProgrammeDates } from "#db/queries/programme.server.ts";
import type { Context } from "../context.ts";
import { countryName } from "../model/country.ts";
import { listFeatured } from "./list-featured.server.ts";
import { countDatesByCity } from "./count-dates.server.ts";
import { emptyFilter } from "../model/programme-filter.ts";
import { toCards } from "./to-card.server.ts";

const shownFirst = 4;

/**
 * Return the content of the home page: the edition, featured and next dates, and the participating cities by country.
 */
export async function getHome(ctx: Context) {
  const edition = findCurrentEdition(ctx.db, ctx.language);
  if (!edition) return { edition: null, featured: [], cards: [], countries: [] };
  const filter = { ...emptyFilter, edition: edition.code };
  const rows = listProgrammeDates(ctx.db, {
    filter,
    language: ctx.language,
    now: ctx.now,
    endingAfter: ctx.now,
    after: null,
    limit: 40,
  });
  const featured = listFeatured(ctx, { kind: "network", code: "" });
  // A featured event is not listed a second time.
  const others = rows.filter((row) => !featured.some((card) => card.slug === row.slug));
  const first = inDifferentCities(others).slice(0, shownFirst);
  const counts = await countDatesByCity(ctx.db, filter, { now: ctx.now, endingAfter: ctx.now });
  return {
    edition: { name: edition.name, startsOn: edition.startsOn, endsOn: edition.endsOn },
    featured,
    cards: toCards(ctx, first),
    countries: citiesByCountry(ctx, counts),
  };
}
export type HomeData = Awaited<ReturnType<typeof getHome>>;

/** Keep the first date of each city that is not cancelled, so that one city does not fill the page. */
function inDifferentCities<T extends { citySlug: string; status: string }>(rows: readonly T[]): T[] {
  const seen = new Set<string>();
  return rows.filter((row) => {
    if (seen.has(row.citySlug) || row.status === "cancelled") return false;
    seen.add(row.citySlug);
    return true;
  });
}

function citiesByCountry(ctx: Context, counts: ReadonlyMap<string, number>) {
  const inOrder = new Intl.Collator(ctx.language);
  const cities = listCities(ctx.db, ctx.language).filter((city) => counts.has(city.slug));
  const codes = [...new Set(cities.map((city) => city.countryCode))];
  return codes
    .map((code) => ({
      code,
      name: countryName(code, ctx.language),
      cities: cities
        .filter((city) => city.countryCode === code)
        .map((city) => ({ slug: city.slug, name: city.localName }))
        .sort((a, b) => inOrder.compare(a.name, b.name)),
    }))
    .sort((a, b) => inOrder.compare(a.name, b.name));
}
