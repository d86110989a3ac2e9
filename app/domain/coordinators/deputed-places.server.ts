import { type Context, scopesOf } from "../context.ts";
import { type Locality, scopeCovers } from "../permissions.ts";
import { scopeName } from "./scope-name.server.ts";

/**
 * Return the places for which the actor decides only in the name of an absent coordinator, whose scope contains a place;
 * empty when a scope of their own does. Null stands for the whole network.
 */
export function deputedPlaces(ctx: Context, place: Locality): (string | null)[] {
  const covering = scopesOf(ctx.actor).filter((scope) => scopeCovers(scope, place));
  if (covering.some((scope) => !scope.isDeputy)) return [];
  return covering.map((scope) => scopeName(ctx.db, scope, ctx.language));
}
