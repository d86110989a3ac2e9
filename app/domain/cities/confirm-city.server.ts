import { writeTransaction } from "#db/client.server.ts";
import { recordAudit } from "#db/queries/audit.server.ts";
import * as cities from "#db/queries/cities.server.ts";
import { raiseProgrammeVersion } from "#db/queries/instance.server.ts";
import type { Context } from "../context.ts";
import { Invalid } from "../errors.ts";
import { type Language, languages } from "../languages/language.ts";
import { parseZone } from "../time/zone-arithmetic.server.ts";
import { citySlug } from "./city-slug.server.ts";
import { requireProposedCity } from "./require-proposed-city.server.ts";

/**
 * A coordinator makes a proposed city one of the list; from now on its organisations can be verified and post events there.
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
    const twin = cities.findProposedCityNamed(tx, city.countryCode, name);
    if (cities.findCityByName(tx, city.countryCode, name) || (twin && twin.id !== city.id)) {
      throw new Invalid({ name: { key: "cityKnown" } });
    }
    const slug = citySlug(tx, { name, countryCode: city.countryCode });
    const defaultPlaceLevel = city.countryPlaceLevel;
    cities.updateCity(tx, city.id, { name, slug, latitude, longitude, timeZone, defaultPlaceLevel, state: "listed" });
    for (const language of languages) {
      const local = input.names[language];
      if (local !== null) cities.setCityName(tx, city.id, language, local);
    }
    raiseProgrammeVersion(tx);
    recordAudit(tx, ctx, {
      action: "city.confirm",
      subjectKind: "city",
      subjectId: city.id,
      cityId: city.id,
      oldState: "proposed",
      newState: "listed",
    });
  });
}
