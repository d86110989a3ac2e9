import { listCountryCodes } from "#db/queries/cities.server.ts";
import { countryName } from "../model/country.ts";
import type { Context } from "../context.ts";
import { listCityOptions } from "../programme/city-options.server.ts";

/**
 * Return the cities and countries in which an organisation can be registered, named and sorted in the reader's
 * language.
 */
export function getRegistrationChoices(ctx: Context) {
  const inOrder = new Intl.Collator(ctx.language);
  return {
    cities: listCityOptions(ctx).map(({ id, name, country }) => ({ id, name, country })),
    countries: listCountryCodes(ctx.db)
      .map((code) => ({ code, name: countryName(code, ctx.language) }))
      .sort((a, b) => inOrder.compare(a.name, b.name)),
  };
}
export type RegistrationChoices = ReturnType<typeof getRegistrationChoices>;
