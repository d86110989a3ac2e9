import { listOrganisations } from "#db/queries/organisations.server.ts";
import type { Context } from "../context.ts";

/** Cities whose own verified authority the actor speaks for. */
export function authorityCities(ctx: Context): Set<string> {
  const ids = ctx.actor.kind === "person" ? ctx.actor.memberships.map((one) => one.organisationId) : [];
  return new Set(
    listOrganisations(ctx.db, ids)
      .filter((one) => one.kind === "local_authority" && one.state === "verified")
      .map((one) => one.cityId),
  );
}
