import { findCityForHiding, listCities, listRegions } from "#db/queries/cities.server.ts";
import { findWelcome } from "#db/queries/city-welcomes.server.ts";
import { findCurrentEdition } from "#db/queries/editions.server.ts";
import { listOpenOrganisations } from "#db/queries/open-data.server.ts";
import { findPublicOrganisation } from "#db/queries/public-organisations.server.ts";
import { listTermCodes, readVocabulary } from "#db/queries/vocabulary.server.ts";
import { countryName } from "../model/country.ts";
import type { Context } from "../context.ts";
import { houseOfCity } from "../cloth/house-of-city.server.ts";
import { Gone, NotFound } from "../errors.ts";
import { countBy, type Facet, mostFrequentFirst } from "../programme-index/count-dates.ts";
import { commonCounts, listFirst, findProgramme } from "./match-programme.server.ts";
import { emptyFilter, type ProgrammeFilter } from "../model/programme-filter.ts";
import { toCards } from "./to-card.server.ts";
import { listFeatured } from "./list-featured.server.ts";
import { labelOf } from "../model/vocabulary.ts";
import type { LocalDate } from "../time/zoned-time.ts";

export const pageKinds = ["city", "country", "region", "theme", "organisation"] as const;
export type PageKind = (typeof pageKinds)[number];

type Subject = {
  name: string;
  filter: ProgrammeFilter;
  /** Place that contains the subject: the country of a city, the region of a country, the city of an organisation. */
  within: { kind: "country" | "region" | "city"; code: string; name: string } | null;
  organisationKind?: string;
  /** Seed of the cloth. */
  house: string;
};

const maxShown = 12;

/**
 * Return the public page of a city, a country, a region, a theme or an organisation: its featured events, its next
 * dates and the totals.
 * @param code as in the address: a slug, a country in lower case, the code of a region or theme
 * @throws NotFound for a subject that does not exist or was never public; Gone for a hidden city or organisation
 */
export async function getPlacePage(ctx: Context, { kind, code }: { kind: PageKind; code: string }) {
  const subject = subjects[kind](ctx, code);
  const edition = findCurrentEdition(ctx.db, ctx.language);
  const filter = { ...subject.filter, edition: edition?.code ?? null };
  const when = { now: ctx.now, endingAfter: ctx.now };
  const isPlace = kind === "city" || kind === "country" || kind === "region";
  const featured = isPlace ? listFeatured(ctx, { kind, code: kind === "country" ? code.toUpperCase() : code }) : [];
  const matched = await findProgramme(ctx, filter, when);
  const countsOf = (facet: Facet) => countBy(matched.index, [matched.dates], facet);
  const total = matched.dates.length;
  return {
    kind,
    code,
    ...subject,
    edition: edition?.name ?? null,
    total,
    common: commonCounts(total, countsOf("access")),
    /** Number of dates of each day with dates, in order. */
    days: countsOf("day") as [day: LocalDate, count: number][],
    featured,
    cards: toCards(ctx, listFirst(ctx, matched, maxShown)),
    cities: kind === "city" || kind === "organisation" ? [] : citiesOf(ctx, new Map(countsOf("city"))),
    /** Languages and districts of the dates of a city, with their numbers. */
    languages: kind === "city" ? mostFrequentFirst(countsOf("language")) : [],
    districts: kind === "city" ? mostFrequentFirst(countsOf("district")) : [],
    /** The city's own sentence, reviewed. */
    welcome: kind === "city" ? findWelcome(ctx.db, code, ctx.language) : null,
    organisations: kind === "city" ? listOpenOrganisations(ctx.db, { citySlug: code }) : [],
  };
}
export type PlacePageData = Awaited<ReturnType<typeof getPlacePage>>;

const subjects: Record<PageKind, (ctx: Context, code: string) => Subject> = {
  city(ctx, slug) {
    const city = listCities(ctx.db, ctx.language).find((city) => city.slug === slug);
    if (!city) throw new NotFound("city");
    if (findCityForHiding(ctx.db, city.id)?.hiddenAt) throw new Gone("city");
    const name = countryName(city.countryCode, ctx.language);
    return {
      name: city.localName,
      filter: { ...emptyFilter, city: [slug] },
      house: houseOfCity(ctx.db, { slug, countryCode: city.countryCode }),
      within: { kind: "country", code: city.countryCode.toLowerCase(), name },
    };
  },
  country(ctx, code) {
    const city = listCities(ctx.db, ctx.language).find((city) => city.countryCode.toLowerCase() === code);
    if (!city) throw new NotFound("country");
    const region = listRegions(ctx.db, ctx.language).find((region) => region.code === city.regionCode);
    return {
      name: countryName(city.countryCode, ctx.language),
      filter: { ...emptyFilter, country: [code] },
      house: `country ${code}`,
      within: region ? { kind: "region", ...region } : null,
    };
  },
  region(ctx, code) {
    const region = listRegions(ctx.db, ctx.language).find((region) => region.code === code);
    if (!region) throw new NotFound("region");
    return { name: region.name, filter: { ...emptyFilter, region: [code] }, within: null, house: `region ${code}` };
  },
  theme(ctx, code) {
    if (!listTermCodes(ctx.db, "theme").has(code)) throw new NotFound("theme");
    const name = labelOf(readVocabulary(ctx.db, ctx.language), "theme", code);
    return { name, filter: { ...emptyFilter, theme: [code] }, within: null, house: `theme ${code}` };
  },
  organisation(ctx, slug) {
    const found = findPublicOrganisation(ctx.db, slug, ctx.language);
    if (!found) throw new NotFound("organisation");
    if (found.isHidden) throw new Gone("organisation");
    return {
      name: found.name,
      filter: { ...emptyFilter, organisation: [slug] },
      house: `organisation ${slug}`,
      within: { kind: "city", code: found.citySlug, name: found.cityName },
      organisationKind: found.kind,
    };
  },
};

/** List the cities of the page that have dates to come, with their number. */
function citiesOf(ctx: Context, counts: ReadonlyMap<string, number>) {
  const inOrder = new Intl.Collator(ctx.language);
  return listCities(ctx.db, ctx.language)
    .flatMap((city) => {
      const count = counts.get(city.slug) ?? 0;
      return count === 0 ? [] : [{ slug: city.slug, name: city.localName, count }];
    })
    .sort((a, b) => inOrder.compare(a.name, b.name));
}
