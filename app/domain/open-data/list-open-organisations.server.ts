import { listOpenOrganisations as readOrganisations } from "#db/queries/open-data.server.ts";
import type { Context } from "../context.ts";
import type { OpenOrganisations } from "./shapes.ts";

/** List the organisations that lead public events, by public name. */
export function listOpenOrganisations(ctx: Context): OpenOrganisations {
  return {
    organisations: readOrganisations(ctx.db).map(({ slug, name, kind, citySlug, countryCode }) => ({
      slug,
      name,
      kind,
      city: citySlug,
      country: countryCode,
    })),
  };
}
