import { findCityNameOf } from "#db/queries/cities.server.ts";
import { listOrganisations } from "#db/queries/organisations.server.ts";
import { type Context, ownedOrganisationIdsOf } from "../context.ts";
import { isLocalAuthority } from "../model/organisation.ts";

/** List the cities whose whole programme the actor may hide, as an owner of their local authority. */
export function listOwnCities(ctx: Context): { id: string; name: string }[] {
  const ids = new Set(
    listOrganisations(ctx.db, ownedOrganisationIdsOf(ctx.actor))
      .filter(isLocalAuthority)
      .map((organisation) => organisation.cityId),
  );
  return [...ids].map((id) => ({ id, name: findCityNameOf(ctx.db, id, ctx.language) }));
}
