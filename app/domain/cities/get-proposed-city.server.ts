import { listPendingInCity } from "#db/queries/organisations.server.ts";
import type { Context } from "../context.ts";
import { listCityOptions } from "../programme/city-options.server.ts";
import { requireProposedCity } from "./require-proposed-city.server.ts";

/**
 * Return a proposed city with its pending organisations, and the listed cities of its country that it may be another
 * name of.
 * @throws NotFound outside the actor's scopes, and for any other city
 */
export function getProposedCity(ctx: Context, cityId: string) {
  const city = requireProposedCity(ctx.db, ctx, cityId);
  return {
    id: city.id,
    name: city.name,
    countryCode: city.countryCode,
    organisations: listPendingInCity(ctx.db, city.id).map(({ id, name }) => ({ id, name })),
    others: listCityOptions(ctx)
      .filter((option) => option.countryCode === city.countryCode)
      .map(({ id, name }) => ({ id, name })),
  };
}
export type ProposedCity = ReturnType<typeof getProposedCity>;
