import type { Database } from "#db/client.server.ts";
import { findCityForHiding } from "#db/queries/cities.server.ts";
import { listCityAuthorities } from "#db/queries/organisations.server.ts";
import type { Context } from "../context.ts";
import { NotFound } from "../errors.ts";
import { requireOrganisationInScope } from "../organisations/require-organisation-in-scope.server.ts";
import { type Authorized, can, permitted } from "../permissions.ts";
import type { Instant } from "../time/zoned-time.ts";

export type HideAllKind = "organisation" | "city";
export type HideAllSubject = {
  kind: HideAllKind;
  subject: Authorized<{ id: string }>;
  cityId: string;
  hiddenAt: Instant | null;
  /** True for a coordinator of the subject; false for an owner of the city's local authority. */
  isByScope: boolean;
};

/**
 * Return an organisation or a city that the actor may hide or restore.
 * @param input `isHidden` false to restore
 * @throws NotFound for a stranger, and to restore for an actor who may only hide
 */
export function requireHideAllSubject(
  tx: Database,
  ctx: Context,
  input: { kind: HideAllKind; id: string; isHidden: boolean },
): HideAllSubject {
  return input.kind === "city" ? requireCity(tx, ctx, input) : requireOrganisation(tx, ctx, input.id);
}

function requireOrganisation(tx: Database, ctx: Context, id: string): HideAllSubject {
  const organisation = requireOrganisationInScope(tx, ctx, id);
  const wasEverPublic = organisation.state === "verified" || organisation.state === "suspended";
  if (!wasEverPublic) throw new NotFound("organisation");
  const { cityId, hiddenAt } = organisation;
  return { kind: "organisation", subject: organisation, cityId, hiddenAt, isByScope: true };
}

function requireCity(tx: Database, ctx: Context, { id, isHidden }: { id: string; isHidden: boolean }): HideAllSubject {
  const found = findCityForHiding(tx, id);
  const place = found && { ...found, cityId: found.id, cityAuthorityIds: listCityAuthorities(tx, found.id) };
  const city = place && permitted(ctx.actor, isHidden ? "city:hide" : "city:show", place);
  if (!city) throw new NotFound("city");
  const isByScope = can(ctx.actor, "city:show", city);
  return { kind: "city", subject: city, cityId: city.id, hiddenAt: city.hiddenAt, isByScope };
}
