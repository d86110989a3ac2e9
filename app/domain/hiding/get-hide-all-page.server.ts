import { findCityNameOf, findCityForHiding, findCityZone } from "#db/queries/cities.server.ts";
import { listDecisions } from "#db/queries/decisions.server.ts";
import { listApprovedIds } from "#db/queries/events.server.ts";
import { findOrganisation } from "#db/queries/organisations.server.ts";
import type { Context } from "../context.ts";
import { NotFound } from "../errors.ts";
import { namedByFunction } from "../coordinators/account-functions.server.ts";
import { can } from "../permissions.ts";
import { toLocal } from "../time/zone-arithmetic.server.ts";
import { type HideAllKind, requireHideAllSubject } from "./require-hideable-all.server.ts";

export const isHideAllKind = (text: string | undefined): text is HideAllKind =>
  text === "organisation" || text === "city";

/**
 * Return the page on which an organisation or a city is hidden or restored: its number of events, and past decisions.
 * @throws NotFound for a stranger
 */
export function getHideAllPage(ctx: Context, input: { kind: string | undefined; id: string }) {
  const { kind, id } = input;
  if (!isHideAllKind(kind)) throw new NotFound("concealment");
  const thing = requireHideAllSubject(ctx.db, ctx, { kind, id, isHidden: true });
  const timeZone = findCityZone(ctx.db, thing.cityId);
  const city = findCityForHiding(ctx.db, thing.cityId);
  return {
    kind,
    id,
    name: kind === "city" ? findCityNameOf(ctx.db, id, ctx.language) : (findOrganisation(ctx.db, id)?.name ?? ""),
    countryCode: city?.countryCode ?? "",
    isHidden: thing.hiddenAt !== null,
    hiddenLocal: thing.hiddenAt === null ? null : toLocal(thing.hiddenAt, timeZone),
    eventCount: listApprovedIds(ctx.db, kind === "city" ? { cityId: id } : { organisationId: id }).length,
    mayShow: kind === "organisation" || (city !== null && can(ctx.actor, "city:show", { ...city, cityId: city.id })),
    /** Past decisions; only coordinators see by whom. */
    history: namedByFunction(ctx, listDecisions(ctx.db, { kind, id }))
      .filter(({ action }) => action === "hide" || action === "show")
      .map(({ id: decisionId, action, reason, at, by }) => ({
        id: decisionId,
        action,
        reason,
        atLocal: toLocal(at, timeZone),
        by: thing.isByScope ? by : null,
      })),
  };
}
export type HideAllPage = ReturnType<typeof getHideAllPage>;
