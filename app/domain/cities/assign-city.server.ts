import { writeTransaction } from "#db/client.server.ts";
import { recordAudit } from "#db/queries/audit.server.ts";
import { deleteCity, findCity } from "#db/queries/cities.server.ts";
import { moveOrganisations } from "#db/queries/organisations.server.ts";
import type { Context } from "../context.ts";
import { Invalid } from "../errors.ts";
import { requireProposedCity } from "./require-proposed-city.server.ts";

/**
 * A proposed city was one of the list under another name: its organisations are there now, and the proposal goes.
 * @throws NotFound outside the actor's scopes; Invalid `toCityId` for a city that is not listed in the same country
 */
export function assignCity(ctx: Context, input: { cityId: string; toCityId: string }): void {
  writeTransaction(ctx.db, (tx) => {
    const city = requireProposedCity(tx, ctx, input.cityId);
    const known = findCity(tx, input.toCityId);
    if (!known || known.countryCode !== city.countryCode) throw new Invalid({ toCityId: { key: "unknownCity" } });
    moveOrganisations(tx, city.id, known.id);
    deleteCity(tx, city);
    recordAudit(tx, ctx, {
      action: "city.assign",
      subjectKind: "city",
      subjectId: city.id,
      cityId: known.id,
      oldState: "proposed",
    });
  });
}
