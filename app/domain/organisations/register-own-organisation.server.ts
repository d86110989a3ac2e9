import { type Database, writeTransaction } from "#db/client.server.ts";
import { findAccount } from "#db/queries/accounts.server.ts";
import { findCityAuthority } from "#db/queries/organisations.server.ts";
import { type Context, accountIdOf } from "../context.ts";
import { Invalid, NotFound } from "../errors.ts";
import { publicNameOf } from "../model/organisation.ts";
import type { Registration } from "../accounts/code-purpose.ts";
import { enterOrganisation } from "./create-organisation.server.ts";

/**
 * Register an organisation of the signed-in account.
 * @throws NotFound for a stranger; Invalid for an unknown city or country, for a second local authority of a city, and
 * for another organisation's name; Conflict when too many organisations of the account are pending
 */
export function registerOwnOrganisation(ctx: Context, registration: Registration): { organisationId: string } {
  return writeTransaction(ctx.db, (tx) => {
    const owner = findAccount(tx, accountIdOf(ctx.actor) ?? "");
    if (!owner) throw new NotFound("person");
    requireNoAuthority(tx, registration);
    return enterOrganisation(tx, ctx, owner, registration);
  });
}

/**
 * Refuse to register a second local authority for a city by mistake: members of the first one can invite. Who says that
 * it is another one may go on, without powers over others' events.
 * @throws Invalid `kind`
 */
export function requireNoAuthority(db: Database, { kind, cityId, isSecondAuthority }: Registration): void {
  if (kind !== "local_authority" || cityId === null || isSecondAuthority) return;
  const authority = findCityAuthority(db, cityId);
  if (authority) throw new Invalid({ kind: { key: "authorityKnown", values: { name: publicNameOf(authority) } } });
}
