import { findCity, findCountry } from "#db/queries/cities.server.ts";
import type { Context } from "../context.ts";
import { Invalid } from "../errors.ts";

/**
 * Whether a place chosen or named is one of ours, before anything waits for it.
 * @throws Invalid `cityId` for a city that is not listed, `countryCode` for a country that is not ours
 */
export function checkPlace(
  ctx: Context,
  { cityId, proposedCity }: { cityId: string | null; proposedCity: { countryCode: string } | null },
): void {
  if (proposedCity && !findCountry(ctx.db, proposedCity.countryCode)) {
    throw new Invalid({ countryCode: { key: "choose" } });
  }
  if (!proposedCity && !findCity(ctx.db, cityId ?? "")) throw new Invalid({ cityId: { key: "unknownCity" } });
}
