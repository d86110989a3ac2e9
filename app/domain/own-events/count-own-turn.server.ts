import { countOwnTurn as countRows } from "#db/queries/waiting-counts.server.ts";
import { type Context, organisationIdsOf } from "../context.ts";

/** Count the events whose turn is the actor's, as the list of events does, without reading them. */
export function countOwnTurn(ctx: Context): number {
  const organisationIds = organisationIdsOf(ctx.actor);
  return organisationIds.length === 0 ? 0 : countRows(ctx.db, organisationIds, ctx.now);
}
