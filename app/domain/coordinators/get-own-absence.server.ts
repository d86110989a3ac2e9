import { findAbsence, listAbsentFor } from "#db/queries/coordinators.server.ts";
import { findAccount } from "#db/queries/accounts.server.ts";
import { type Context, accountIdOf, ownScopesOf } from "../context.ts";
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
  return {
    until: isAway ? found.until : null,
    deputy: isAway && found.deputyId !== null ? (findAccount(ctx.db, found.deputyId)?.email ?? null) : null,
    standsInFor: listAbsentFor(ctx.db, accountId, today),
  };
}
