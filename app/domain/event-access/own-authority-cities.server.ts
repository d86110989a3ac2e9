import { listOrganisations } from "#db/queries/organisations.server.ts";
import { isLocalAuthority } from "../model/organisation.ts";
import { type Context, organisationIdsOf } from "../context.ts";

/** Return the ids of the cities whose verified local authority the actor belongs to. */
export function ownAuthorityCities(ctx: Context): Set<string> {
  const ids = organisationIdsOf(ctx.actor);
  return new Set(
    listOrganisations(ctx.db, ids)
      .filter(isLocalAuthority)
      .map((organisation) => organisation.cityId),
  );
}
