import { writeTransaction } from "#db/client.server.ts";
import * as cities from "#db/queries/cities.server.ts";
import { recordCityChange } from "../changes/record-subject-change.server.ts";
import type { Context } from "../context.ts";
import { Invalid } from "../errors.ts";
import { type Language, languages } from "../languages/language.ts";
import { parseZone } from "../time/zone-arithmetic.server.ts";
import { citySlug } from "./city-slug.server.ts";
import { requireNewCityName } from "./require-new-city-name.server.ts";
import { requireProposedCity } from "./require-proposed-city.server.ts";

/**
 * List a proposed city as a coordinator: its organisations can then be verified and post events.
 * @throws NotFound outside the actor's scopes; Invalid `timeZone`, or `name` when the country has such a city already
 */
export function confirmCity(
  ctx: Context,
  input: {
    cityId: string;
    name: string;
    names: Readonly<Record<Language, string | null>>;
    timeZone: string;
    latitude: number;
    longitude: number;
  },
): void {
  writeTransaction(ctx.db, (tx) => {
    const city = requireProposedCity(tx, ctx, input.cityId);
    const { name, latitude, longitude } = input;
    const timeZone = parseZone(input.timeZone);
    if (!timeZone) throw new Invalid({ timeZone: { key: "unknownZone" } });
    requireNewCityName(tx, { id: city.id, countryCode: city.countryCode, name });
    const slug = citySlug(tx, { name, countryCode: city.countryCode });
    const defaultPlaceLevel = city.countryPlaceLevel;
    const row = { name, slug, latitude, longitude, timeZone, defaultPlaceLevel, state: "listed" } as const;
    const audit = { action: "city.confirm", oldState: "proposed", newState: row.state };
    recordCityChange(tx, ctx, { cityId: city.id, audit }, (writable) => {
      cities.updateCity(writable, city.id, row);
      for (const language of languages) {
        const local = input.names[language];
        if (local !== null) cities.setCityName(writable, city.id, language, local);
      }
    });
  });
}
