import { writeTransaction } from "#db/client.server.ts";
import { findCity, updateCity } from "#db/queries/cities.server.ts";
import { recordCityChange } from "../changes/record-subject-change.server.ts";
import type { Context } from "../context.ts";
import { NotFound } from "../errors.ts";
import { can } from "../permissions.ts";
import type { PlaceLevel } from "../model/place.ts";
import { requireOwnOrganisation } from "./require-own-organisation.server.ts";

/**
 * Set the default place level of new events in a city. The country's level wins where it is stricter.
 * @throws NotFound for anybody but the owners of a verified local authority
 */
export function setCityPlaceLevel(ctx: Context, input: { organisationId: string; level: PlaceLevel }): void {
  writeTransaction(ctx.db, (tx) => {
    const authority = requireOwnOrganisation(tx, ctx, input.organisationId, "organisation:manage");
    const city = findCity(tx, authority.cityId);
    if (!city || !can(ctx.actor, "city:speak", { authority, cityId: city.id })) throw new NotFound("city");
    if (city.defaultPlaceLevel === input.level) return;
    const states = { oldState: city.defaultPlaceLevel, newState: input.level };
    const audit = { action: "city.place_level", fields: ["defaultPlaceLevel"], ...states };
    recordCityChange(tx, ctx, { cityId: city.id, audit }, (writable) =>
      updateCity(writable, city.id, { defaultPlaceLevel: input.level }),
    );
  });
}
