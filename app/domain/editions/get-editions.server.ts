import { listCities } from "#db/queries/cities.server.ts";
import { listCityWindows, listEditions } from "#db/queries/editions.server.ts";
import { countryName } from "../model/country.ts";
import type { Context } from "../context.ts";
import { requireSecretariat } from "../coordinators/require-secretariat.server.ts";

/** Every edition with its days, its names and the days of single cities. @throws NotFound for everybody but the secretariat */
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
