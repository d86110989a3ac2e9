import type { Database } from "#db/client.server.ts";
import { organisationSlugIsTaken } from "#db/queries/organisations.server.ts";
import { findCityNameOf } from "#db/queries/cities.server.ts";
import { randomUUID } from "node:crypto";
import { slugOf } from "../text/slug.ts";
import { type OrganisationKind, publicNameOf } from "../model/organisation.ts";

/**
 * Return a free slug for an organisation, from its public name, else from its kind and city. A slug in use gets a
 * random suffix: one made from the organisation's id would link a name it gave up to its new one.
 */
export function organisationSlug(
  tx: Database,
  organisation: { kind: OrganisationKind; name: string; alias: string | null; cityName: string },
): string {
  const kindAndCity = [organisation.kind.replaceAll("_", "-"), slugOf(organisation.cityName)];
  const base = slugOf(publicNameOf(organisation)) || kindAndCity.filter((part) => part !== "").join("-");
  let slug = base;
  while (organisationSlugIsTaken(tx, slug)) slug = `${base}-${randomUUID().slice(0, 6)}`;
  return slug;
}

/** Return the slug that an organisation gets with new names. */
export const slugUnder = (
  tx: Database,
  organisation: { kind: OrganisationKind; cityId: string },
  names: { name: string; alias: string | null },
): string =>
  organisationSlug(tx, {
    kind: organisation.kind,
    cityName: findCityNameOf(tx, organisation.cityId),
    name: names.name,
    alias: names.alias,
  });
