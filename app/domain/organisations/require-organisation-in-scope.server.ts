import type { Database } from "#db/client.server.ts";
import { findOrganisation, type FoundOrganisation } from "#db/queries/organisations.server.ts";
import type { Context } from "../context.ts";
import { NotFound } from "../errors.ts";
import { type Authorized, permitted } from "../permissions.ts";

/**
 * Return an organisation that the actor may decide on.
 * @throws NotFound outside the actor's scopes, as if it did not exist
 */
export function requireOrganisationInScope(db: Database, ctx: Context, id: string): Authorized<FoundOrganisation> {
  const found = findOrganisation(db, id);
  const organisation = found && permitted(ctx.actor, "organisation:verify", found);
  if (!organisation) throw new NotFound("organisation");
  return organisation;
}
