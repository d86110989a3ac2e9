import { listInNeed, listProposedCities } from "#db/queries/scoped-organisations.server.ts";
import { type Context, scopesOf } from "../context.ts";
import { dayAt } from "../time/zone-arithmetic.server.ts";

const pageSize = 200;

/**
 * List what waits for a coordinator besides events: organisations to verify or without an owner, and proposed cities.
 */
export function listOrganisationsInNeed(ctx: Context) {
  const scopes = scopesOf(ctx.actor);
  return {
    isCoordinator: scopes.length > 0,
    organisations: listInNeed(ctx.db, ctx.language, scopes, pageSize).map(
      ({ createdAt, timeZone, ...organisation }) => ({
        ...organisation,
        hasOwner: organisation.hasOwner === 1,
        isVouched: organisation.isVouched === 1,
        since: dayAt(createdAt, timeZone),
      }),
    ),
    cities: listProposedCities(ctx.db, scopes),
  };
}
