import { findOrganisation, findOrganisationsNamed } from "#db/queries/organisations.server.ts";
import type { Context } from "../context.ts";
import type { Fault } from "../errors.ts";
import { can } from "../permissions.ts";

export type NamedOrganisation =
  | { organisation: ReturnType<typeof findOrganisationsNamed>[number] }
  | { organisation: null; fault: Fault };

/**
 * Find the organisation that a cell names by name or slug, among those for which the actor may post: unknown ones and
 * those of others give the same fault. The slug decides between equal names; an empty cell means the actor's only
 * organisation.
 */
export function findPostingOrganisation(ctx: Context, name: string): NamedOrganisation {
  if (name === "") return onlyOrganisation(ctx);
  const possible = findOrganisationsNamed(ctx.db, name).filter((organisation) =>
    can(ctx.actor, "organisation:post", { organisationId: organisation.id }),
  );
  const [only] = possible;
  if (!only) return { organisation: null, fault: { key: "unknownOrganisation" } };
  const exact = possible.find((organisation) => organisation.slug === name) ?? (possible.length === 1 ? only : null);
  if (exact) return { organisation: exact };
  const values = possible.map((organisation) => organisation.slug).join(" ");
  return { organisation: null, fault: { key: "ambiguousOrganisation", values: { values } } };
}

function onlyOrganisation(ctx: Context): NamedOrganisation {
  const [only, other] = ctx.actor.kind === "account" ? ctx.actor.memberships : [];
  const organisation = only && !other ? findOrganisation(ctx.db, only.organisationId) : null;
  return organisation ? { organisation } : { organisation: null, fault: { key: "required" } };
}
