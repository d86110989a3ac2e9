import { programmePagePath, subscribePagePath } from "#app/domain/paths.ts";
import { listOpenOrganisations } from "#db/queries/open-data.server.ts";
import { listSitemapCities, listSitemapEvents } from "#db/queries/sitemap.server.ts";
import { listOfferedCodes } from "#db/queries/vocabulary.server.ts";
import { create } from "xmlbuilder2";
import {
  aboutPath,
  accessibilityPath,
  cityPath,
  countryPath,
  eventPath,
  helpPath,
  homePath,
  publicOrganisationPath,
  themePath,
  whatWeKeepPath,
} from "../paths.ts";
import { guideNames, guidePath } from "../help-paths.ts";
import type { Context } from "../context.ts";
import { type Language, languages } from "../languages/language.ts";
import { type Instant, toUtcText } from "../time/zoned-time.ts";

/** Maximum number of addresses in one file (sitemaps.org). */
const maxAddresses = 50_000;

type Address = { path: string; changedAt?: Instant | null };

/**
 * Write the sitemap of the public pages (sitemaps.org). Only events have a time of change: lists would also change when
 * an entry leaves. Language versions are declared only in the pages themselves (WEB-07).
 */
export function writeSitemap(ctx: Context): string {
  const all = [...everyLanguage(ctx), ...eventsOf(ctx)].slice(0, maxAddresses);
  const set = create({ version: "1.0", encoding: "UTF-8" }).ele(
    "http://www.sitemaps.org/schemas/sitemap/0.9",
    "urlset",
  );
  for (const { path, changedAt } of all) {
    const url = set.ele("url");
    url.ele("loc").txt(`${ctx.origin}${path}`);
    if (changedAt) url.ele("lastmod").txt(toUtcText(changedAt));
  }
  return `${set.end({ prettyPrint: true })}\n`;
}

const eventsOf = (ctx: Context): Address[] =>
  listSitemapEvents(ctx.db, maxAddresses).map(({ slug, language, updatedAt }) => ({
    path: eventPath(language, slug),
    changedAt: updatedAt,
  }));

function everyLanguage(ctx: Context): Address[] {
  const cities = listSitemapCities(ctx.db);
  const countries = [...new Set(cities.map((city) => city.countryCode))];
  const themes = [...listOfferedCodes(ctx.db, "theme")];
  const organisations = listOpenOrganisations(ctx.db);
  return languages.flatMap((language: Language): Address[] => [
    { path: homePath(language) },
    { path: programmePagePath(language) },
    { path: aboutPath(language) },
    { path: accessibilityPath(language) },
    { path: whatWeKeepPath(language) },
    { path: subscribePagePath(language) },
    { path: helpPath(language) },
    ...guideNames.map((guide) => ({ path: guidePath(language, guide) })),
    ...themes.map((code) => ({ path: themePath(language, code) })),
    ...countries.map((code) => ({ path: countryPath(language, code) })),
    ...cities.map((city) => ({ path: cityPath(language, city.slug) })),
    ...organisations.map((organisation) => ({ path: publicOrganisationPath(language, organisation.slug) })),
  ]);
}
