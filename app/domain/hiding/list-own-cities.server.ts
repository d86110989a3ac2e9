import { findCityNameOf } from "#db/queries/cities.server.ts";
import { type Context, ownedOrganisationIdsOf } from "../context.ts";
import { ownAuthorityCities } from "../event-access/own-authority-cities.server.ts";

/** List the cities whose whole programme the actor may hide, as an owner of their local authority. */
export const listOwnCities = (ctx: Context): { id: string; name: string }[] =>
  [...ownAuthorityCities(ctx, ownedOrganisationIdsOf(ctx.actor))].map((id) => ({
    id,
    name: findCityNameOf(ctx.db, id, ctx.language),
  }));
