import { writeTransaction } from "#db/client.server.ts";
import { findCity } from "#db/queries/cities.server.ts";
import { ensureAccount } from "#db/queries/accounts.server.ts";
import { randomUUID } from "node:crypto";
import type { Context } from "../context.ts";
import { Invalid } from "../errors.ts";
import { normaliseEmail } from "../model/account.ts";
import { authorize } from "../permissions.ts";
import { enterOrganisation } from "./create-organisation.server.ts";
import type { OrganisationKind } from "../model/organisation.ts";

/**
 * Register an organisation for others, with the owner of an address as its first owner.
 * @param input `alias`, if given, is the only name that is ever public
 * @throws Invalid `cityId` for a city that is not listed; Forbidden for everybody but coordinators of the city and the
 * operator
 */
export function registerOrganisation(
  ctx: Context,
  input: { kind: OrganisationKind; cityId: string; name: string; alias: string | null; contactEmail: string },
): { organisationId: string } {
  return writeTransaction(ctx.db, (tx) => {
    const city = findCity(tx, input.cityId);
    if (!city) throw new Invalid({ cityId: { key: "unknownCity" } });
    authorize(ctx.actor, "organisation:register", { ...city, cityId: city.id });
    const email = normaliseEmail(input.contactEmail);
    const owner = ensureAccount(tx, { id: randomUUID(), email, language: ctx.language, now: ctx.now });
    return enterOrganisation(tx, ctx, owner, { ...input, proposedCity: null, proof: "" });
  });
}
