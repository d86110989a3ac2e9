import { writeTransaction } from "#db/client.server.ts";
import { findAccount } from "#db/queries/accounts.server.ts";
import { type Context, accountIdOf } from "../context.ts";
import { NotFound } from "../errors.ts";
import type { Registration } from "../accounts/code-purpose.ts";
import { enterOrganisation } from "./create-organisation.server.ts";

/**
 * Somebody who is signed in registers an organisation of theirs.
 * @throws NotFound for a stranger; Invalid for a place that is not ours; Conflict when too many of theirs wait already
 */
export function registerOwnOrganisation(ctx: Context, registration: Registration): { organisationId: string } {
  return writeTransaction(ctx.db, (tx) => {
    const owner = findAccount(tx, accountIdOf(ctx.actor) ?? "");
    if (!owner) throw new NotFound("person");
    return enterOrganisation(tx, ctx, owner, registration);
  });
}
