import { listOrganisations } from "#db/queries/organisations.server.ts";
import { isCityAuthority } from "../model/organisation.ts";
import { type Context, organisationIdsOf } from "../context.ts";

/**
 * Return the ids of the cities whose authority is among some organisations.
 * @param organisationIds default: those of the actor
 */
export function ownAuthorityCities(ctx: Context, organisationIds = organisationIdsOf(ctx.actor)): Set<string> {
  const authorities = listOrganisations(ctx.db, organisationIds).filter(isCityAuthority);
  return new Set(authorities.map((organisation) => organisation.cityId));
}
