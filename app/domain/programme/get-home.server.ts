import { listCities } from "#db/queries/cities.server.ts";
import { findCurrentEdition } from "#db/queries/editions.server.ts";
import type { Context } from "../context.ts";
import { countryName } from "../model/country.ts";
import { listFeatured } from "./list-featured.server.ts";
import { countWithRoom, type Facet, type ValueCounts } from "../programme-index/count-dates.ts";
import { commonCounts, listFirst, matchProgramme } from "./match-programme.server.ts";
import { type Shortcut, shortcuts } from "./finder-days.ts";
import { emptyFilter, maxListedDays, type ProgrammeFilter } from "../model/programme-filter.ts";
import { daysBetween, daysThrough, hours, type Instant, type LocalDate, plus, utcDay } from "../time/zoned-time.ts";
import { toCards } from "./to-card.server.ts";

const shownFirst = 4;

/**
 * Return the content of the home page: the edition, featured and next dates, and the participating cities by country.
 * @param citySlug city that the reader keeps in the address of their home page; null, or unknown: none
 */
export async function getHome(ctx: Context, citySlug: string | null = null) {
  const edition = findCurrentEdition(ctx.db, ctx.language);
  if (!edition) return nothing;
  const cities = listCities(ctx.db, ctx.language);
  const city = cities.find(({ slug }) => slug === citySlug) ?? null;
  const chosen = { ...emptyFilter, city: city ? [city.slug] : [] };
  const filter = { ...chosen, edition: edition.code };
  const when = { now: ctx.now, endingAfter: ctx.now };
  const matched = await matchProgramme(ctx, filter, when);
  const { index, dates, countsOf } = matched;
  const withSeats = countWithRoom(index, dates, ctx.now);
  const rows = listFirst(ctx, matched, 40);
  const featured = listFeatured(ctx, city ? { kind: "city", code: city.slug } : { kind: "network", code: "" });
  // A featured event is not listed a second time.
  const others = rows.filter((row) => !featured.some((card) => card.slug === row.slug));
  const first = (city ? others : inDifferentCities(others)).slice(0, shownFirst);
  const countries = citiesByCountry(ctx, cities, new Map(countsOf("city")));
  return {
    city: city && { slug: city.slug, name: city.localName },
    edition: {
      ...phaseOf(edition, ctx.now),
      name: edition.name,
      startsOn: edition.startsOn,
      endsOn: edition.endsOn,
    },
    featured,
    cards: toCards(ctx, first),
    common: commonCounts(dates.length, countsOf("access")),
    countries,
    shortcuts: countShortcuts(ctx, edition, { chosen, countsOf, withSeats }),
    /** Names of the cities with dates, offered while a place is typed. */
    cityNames: countries.flatMap((country) => country.cities.map((city) => city.name)),
  };
}
const nothing = {
  city: null,
  edition: null,
  featured: [],
  cards: [],
  common: null,
  countries: [],
  shortcuts: [],
  cityNames: [],
};
export type HomeData = Awaited<ReturnType<typeof getHome>>;

/** Return where an edition stands on a day: the days until it starts, its day, or that it is over. */
function phaseOf({ startsOn, endsOn }: { startsOn: LocalDate; endsOn: LocalDate }, now: Instant) {
  // The last day ends up to twelve hours later in the west.
  const isOver = utcDay(plus(now, -hours(12))) > endsOn;
  const today = utcDay(now);
  const day = today < startsOn ? startsOn : today > endsOn ? endsOn : today;
  return {
    startsIn: Math.max(0, daysBetween(today, startsOn)),
    day: daysBetween(startsOn, day) + 1,
    days: daysBetween(startsOn, endsOn) + 1,
    isOver,
    comingDays: isOver ? [] : daysThrough(day, endsOn, maxListedDays),
  };
}

/** Count the dates of each shortcut; those without any are left out. */
function countShortcuts(
  ctx: Context,
  edition: { startsOn: LocalDate; endsOn: LocalDate },
  {
    chosen,
    countsOf,
    withSeats,
  }: { chosen: ProgrammeFilter; countsOf: (facet: Facet) => ValueCounts; withSeats: number },
) {
  const ofDays = (from: LocalDate, to: LocalDate) =>
    to < edition.startsOn || from > edition.endsOn ? 0 : sumOf(countsOf("day"), (day) => day >= from && day <= to);
  const countOf = (shortcut: ProgrammeFilter): number => {
    if (shortcut.seats) return withSeats;
    if (shortcut.from !== null && shortcut.to !== null) return ofDays(shortcut.from, shortcut.to);
    const facet = (["access", "language", "attendance"] as const).find((name) => shortcut[name].length > 0);
    return facet === undefined ? 0 : sumOf(countsOf(facet), (value) => shortcut[facet].includes(value));
  };
  return (Object.entries(shortcuts(ctx.language, utcDay(ctx.now))) as [Shortcut, ProgrammeFilter][])
    .map(([name, shortcut]) => ({ name, filter: { ...shortcut, city: chosen.city }, count: countOf(shortcut) }))
    .filter(({ count }) => count !== 0);
}

const sumOf = (counts: ValueCounts, isMeant: (value: string) => boolean): number =>
  counts.filter(([value]) => isMeant(value)).reduce((sum, [, count]) => sum + count, 0);

/** Keep the first date of each city that is not cancelled, so that one city does not fill the page. */
function inDifferentCities<T extends { citySlug: string; status: string }>(rows: readonly T[]): T[] {
  const seen = new Set<string>();
  return rows.filter((row) => {
    if (seen.has(row.citySlug) || row.status === "cancelled") return false;
    seen.add(row.citySlug);
    return true;
  });
}

function citiesByCountry(ctx: Context, listed: ReturnType<typeof listCities>, counts: ReadonlyMap<string, number>) {
  const inOrder = new Intl.Collator(ctx.language);
  const cities = listed.filter((city) => counts.has(city.slug));
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
