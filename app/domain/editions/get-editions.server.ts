import { listCities } from "#db/queries/cities.server.ts";
import { listCityWindows, listEditions } from "#db/queries/editions.server.ts";
import { countryName } from "../model/country.ts";
import type { Context } from "../context.ts";
import { requireSecretariat } from "../coordinators/require-secretariat.server.ts";

/**
 * List all editions with days, names and the edition windows of cities.
 * @throws NotFound unless the actor is the secretariat
 */
export function getEditions(ctx: Context) {
  requireSecretariat(ctx);
  const inOrder = new Intl.Collator(ctx.language);
  return {
    editions: listEditions(ctx.db).map((edition) => ({ ...edition, windows: listCityWindows(ctx.db, edition.id) })),
    cities: listCities(ctx.db, ctx.language)
      .map(({ slug, localName, countryCode }) => ({
        value: slug,
        label: `${localName} (${countryName(countryCode, ctx.language)})`,
      }))
      .sort((a, b) => inOrder.compare(a.label, b.label)),
  };
}
export type EditionList = ReturnType<typeof getEditions>;
