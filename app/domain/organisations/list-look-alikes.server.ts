import type { FoundOrganisation } from "#db/queries/organisations.server.ts";
import { listNamesOfCountry } from "#db/queries/scoped-organisations.server.ts";
import type { Context } from "../context.ts";
import { publicNameOf, wantedNames } from "../model/organisation.ts";
import { lookAlikeOf } from "../text/name-skeleton.server.ts";

/**
 * Organisations of the same country whose name people would take for the one that is reviewed, by every name they have or
 * ask for; also those that another coordinator reviews, of which nothing but name, city and state is told.
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
