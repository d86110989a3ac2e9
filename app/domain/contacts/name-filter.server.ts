import { findCityNameOf, listRegions } from "#db/queries/cities.server.ts";
import type { Context } from "../context.ts";
import { countryName } from "../model/country.ts";
import type { ContactFilter } from "./contact-filter.ts";

/** Names of the places of a filter; null where it names none. */
export type FilterPlaces = { region: string | null; country: string | null; city: string | null };

/** Name the places of a filter in the language of the reader. A place that does not exist has no name. */
export const nameFilterPlaces = (ctx: Context, filter: ContactFilter): FilterPlaces => ({
  region: listRegions(ctx.db, ctx.language).find(({ code }) => code === filter.region)?.name ?? null,
  country: filter.country && countryName(filter.country, ctx.language),
  city: filter.cityId && findCityNameOf(ctx.db, filter.cityId, ctx.language),
});
