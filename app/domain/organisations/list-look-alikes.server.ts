import { listVerifiedNames, type FoundOrganisation } from "#db/queries/organisations.server.ts";
import { listUnverifiedInScopes } from "#db/queries/scoped-organisations.server.ts";
import { type Context, scopesOf } from "../context.ts";
import { publicNameOf, wantedNames } from "../model/organisation.ts";
import { lookAlikeOf } from "../text/name-skeleton.server.ts";

/**
 * Organisations of the same country whose name people would take for the one that is reviewed: verified ones by their public
 * name, others by all their names where they are in the reader's scopes.
 */
export function listLookAlikes(ctx: Context, organisation: FoundOrganisation) {
  const { countryCode, id } = organisation;
  const isLookAlike = lookAlikeOf(publicNameOf(wantedNames(organisation)));
  const verified = listVerifiedNames(ctx.db, countryCode).map((other) => ({ ...other, state: "verified" as const }));
  const others = listUnverifiedInScopes(ctx.db, ctx.language, scopesOf(ctx.actor), countryCode).flatMap(
    ({ name, alias, ...other }) =>
      [name, ...(alias === null ? [] : [alias])].map((called) => ({ ...other, name: called })),
  );
  return [...verified, ...others]
    .filter((other) => other.id !== id && isLookAlike(other.name))
    .map(({ name, cityName, state }) => ({ name, cityName, state }));
}
