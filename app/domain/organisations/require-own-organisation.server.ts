import type { Database } from "#db/client.server.ts";
import { findOrganisation, type FoundOrganisation } from "#db/queries/organisations.server.ts";
import type { Context } from "../context.ts";
import { NotFound } from "../errors.ts";
import { type Authorized, permitted } from "../permissions.ts";

/**
 * Return an organisation that the actor belongs to (`organisation:read`) or owns (`organisation:manage`).
 * @throws NotFound for other actors, as if it did not exist
 */
export function requireOwnOrganisation(
  tx: Database,
  ctx: Context,
  organisationId: string,
  action: "organisation:read" | "organisation:manage",
): Authorized<FoundOrganisation> {
  const found = findOrganisation(tx, organisationId);
  const organisation = found && permitted(ctx.actor, action, found);
  if (!organisation) throw new NotFound("organisation");
  return organisation;
}
