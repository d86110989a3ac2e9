import { listCities, listCountryCodes } from "#db/queries/cities.server.ts";
import { countryName } from "../model/country.ts";
import type { Context } from "../context.ts";

/**
 * Return the cities and countries in which an organisation can be registered, named and sorted in the reader's
 * language.
 */
export function getRegistrationChoices(ctx: Context) {
  const inOrder = new Intl.Collator(ctx.language);
  return {
    cities: listCities(ctx.db, ctx.language)
      .map(({ id, localName, countryCode }) => ({
        id,
        name: localName,
        country: countryName(countryCode, ctx.language),
      }))
      .sort((a, b) => inOrder.compare(a.country, b.country) || inOrder.compare(a.name, b.name)),
    countries: listCountryCodes(ctx.db)
      .map((code) => ({ code, name: countryName(code, ctx.language) }))
      .sort((a, b) => inOrder.compare(a.name, b.name)),
  };
}
export type RegistrationChoices = ReturnType<typeof getRegistrationChoices>;
