import { listOwnScopes } from "#db/queries/coordinators.server.ts";
import { type Context, scopesOf } from "../context.ts";
import { type Locality, scopeCovers } from "../permissions.ts";
import { scopeName } from "./scope-name.server.ts";

/** Names of the places that a coordinator is responsible for; null stands for the whole network. */
export type CoordinatorFunction = readonly (string | null)[];

/**
 * Return the function of a coordinator, by which pages name them instead of their address; empty when they coordinate
 * nothing any more, or their account is gone.
 */
export const officeOf = (ctx: Context, accountId: string | null): CoordinatorFunction =>
  accountId === null ? [] : listOwnScopes(ctx.db, accountId).map((scope) => scopeName(ctx.db, scope, ctx.language));

/**
 * Return the places for which the actor decides only in the name of an absent coordinator, whose scope contains a place;
 * empty when a scope of their own does.
 */
export function deputedPlaces(ctx: Context, place: Locality): CoordinatorFunction {
  const covering = scopesOf(ctx.actor).filter((scope) => scopeCovers(scope, place));
  if (covering.some((scope) => !scope.isDeputy)) return [];
  return covering.map((scope) => scopeName(ctx.db, scope, ctx.language));
}
