import { writeTransaction } from "#db/client.server.ts";
import { deleteCity, findCity } from "#db/queries/cities.server.ts";
import { moveOrganisations } from "#db/queries/organisations.server.ts";
import { recordCityChange } from "../changes/record-subject-change.server.ts";
import type { Context } from "../context.ts";
import { Invalid } from "../errors.ts";
import { requireProposedCity } from "./require-proposed-city.server.ts";

/**
 * Replace a proposed city by a listed one that it was another name of: move its organisations and delete it.
 * @throws NotFound outside the actor's scopes; Invalid `toCityId` for a city that is not listed in the same country
 */
export function assignCity(ctx: Context, input: { cityId: string; toCityId: string }): void {
  writeTransaction(ctx.db, (tx) => {
    const city = requireProposedCity(tx, ctx, input.cityId);
    const known = findCity(tx, input.toCityId);
    if (!known || known.countryCode !== city.countryCode) throw new Invalid({ toCityId: { key: "unknownCity" } });
    const audit = { action: "city.assign", oldState: "proposed" };
    recordCityChange(tx, ctx, { cityId: city.id, auditCityId: known.id, audit }, (writable) => {
      moveOrganisations(writable, city.id, known.id);
      deleteCity(writable, city);
    });
  });
}
