import { writeTransaction } from "#db/client.server.ts";
import { findAccount } from "#db/queries/accounts.server.ts";
import { type Context, accountIdOf } from "../context.ts";
import { NotFound } from "../errors.ts";
import type { Registration } from "../accounts/code-purpose.ts";
import { enterOrganisation } from "./create-organisation.server.ts";

/**
 * Register an organisation of the signed-in account.
 * @throws NotFound for a stranger; Invalid for an unknown city or country, and for another organisation's name;
 * Conflict when too many organisations of the account are pending
 */
export function registerOwnOrganisation(ctx: Context, registration: Registration): { organisationId: string } {
  return writeTransaction(ctx.db, (tx) => {
    const owner = findAccount(tx, accountIdOf(ctx.actor) ?? "");
    if (!owner) throw new NotFound("person");
    return enterOrganisation(tx, ctx, owner, registration);
  });
}
