import { writeTransaction } from "#db/client.server.ts";
import { recordAudit } from "#db/queries/audit.server.ts";
import { findCity, updateCity } from "#db/queries/cities.server.ts";
import type { Context } from "../context.ts";
import { NotFound } from "../errors.ts";
import { can } from "../permissions.ts";
import type { PlaceLevel } from "../model/place.ts";
import { requireOwnOrganisation } from "./require-own-organisation.server.ts";

/**
 * A city says how much of a place its new events begin with; the country's own level still wins where it is stricter.
 * @throws NotFound for anybody but the owners of a verified local authority
 */
export function setCityPlaceLevel(ctx: Context, input: { organisationId: string; level: PlaceLevel }): void {
  writeTransaction(ctx.db, (tx) => {
    const authority = requireOwnOrganisation(tx, ctx, input.organisationId, "organisation:manage");
    const city = findCity(tx, authority.cityId);
    if (!city || !can(ctx.actor, "city:speak", { authority, cityId: city.id })) throw new NotFound("city");
    if (city.defaultPlaceLevel === input.level) return;
    updateCity(tx, city.id, { defaultPlaceLevel: input.level });
    recordAudit(tx, ctx, {
      action: "city.place_level",
      subjectKind: "city",
      subjectId: city.id,
      cityId: city.id,
      fields: ["defaultPlaceLevel"],
      oldState: city.defaultPlaceLevel,
      newState: input.level,
    });
  });
}
