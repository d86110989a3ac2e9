import { listCountriesOf } from "#db/queries/account-functions.server.ts";
import { findAbsence, listAbsentFor, listOwnScopes } from "#db/queries/coordinators.server.ts";
import { type Context, accountIdOf, ownScopesOf } from "../context.ts";
import { functionsOf } from "./account-functions.server.ts";
import { NotFound } from "../errors.ts";
import { utcDay } from "../time/zoned-time.ts";

/**
 * Return the absence and the deputy of a coordinator, and the absent coordinators whose deputy they are.
 * @throws NotFound for an actor without a scope of their own
 */
export function getOwnAbsence(ctx: Context) {
  const accountId = accountIdOf(ctx.actor);
  if (accountId === null || ownScopesOf(ctx.actor).length === 0) throw new NotFound("absence");
  const today = utcDay(ctx.now);
  const found = findAbsence(ctx.db, accountId);
  const isAway = found !== null && found.until >= today;
  const deputyId = isAway ? found.deputyId : null;
  const absent = listAbsentFor(ctx.db, accountId, today);
  const nameOf = functionsOf(ctx, [deputyId, ...absent]);
  return {
    until: isAway ? found.until : null,
    deputy: deputyId === null ? null : nameOf(deputyId),
    /** True when the deputy coordinates in none of the countries of the absent coordinator: a warning, no fault. */
    isDeputyElsewhere: deputyId !== null && !isNear(ctx, accountId, deputyId),
    standsInFor: absent.map((id) => nameOf(id)),
  };
}

/** True when two coordinators share a country. */
function isNear(ctx: Context, accountId: string, deputyId: string): boolean {
  const countriesOf = (id: string) => listCountriesOf(ctx.db, listOwnScopes(ctx.db, id));
  const own = new Set(countriesOf(accountId));
  return countriesOf(deputyId).some((code) => own.has(code));
}
