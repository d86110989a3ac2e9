import { listOpenOrganisations as readOrganisations } from "#db/queries/open-data.server.ts";
import type { Context } from "../context.ts";
import type { OpenOrganisations } from "./shapes.ts";

/** Organisations that lead something public, by the name they want to be known by. */
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
