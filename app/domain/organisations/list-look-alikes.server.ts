import type { FoundOrganisation } from "#db/queries/organisations.server.ts";
import { listNamesOfCountry } from "#db/queries/scoped-organisations.server.ts";
import type { Context } from "../context.ts";
import { publicNameOf, wantedNames } from "../model/organisation.ts";
import { lookAlikeOf } from "../text/name-skeleton.server.ts";

/**
 * List the organisations of the same country with a name, current or proposed, that readers would mistake for the
 * reviewed one. Those outside the reader's scopes are included, so only name, city and state are returned.
 */
export function listLookAlikes(ctx: Context, organisation: FoundOrganisation) {
  const { countryCode, id } = organisation;
  const isLookAlike = lookAlikeOf(publicNameOf(wantedNames(organisation)));
  return listNamesOfCountry(ctx.db, ctx.language, countryCode)
    .filter((other) => other.id !== id)
    .flatMap(({ names, cityName, state }) =>
      [...new Set(names)].filter(isLookAlike).map((name) => ({ name, cityName, state })),
    );
}
