import type { Database } from "#db/client.server.ts";
import { findProposedCity } from "#db/queries/cities.server.ts";
import type { Context } from "../context.ts";
import { NotFound } from "../errors.ts";
import { permitted } from "../permissions.ts";

/**
 * Return a proposed city that the actor may decide on.
 * @throws NotFound outside the actor's scopes, and for any other city
 */
export function requireProposedCity(db: Database, ctx: Context, cityId: string) {
  const found = findProposedCity(db, cityId);
  const city = found && permitted(ctx.actor, "city:confirm", { ...found, cityId: found.id });
  if (!city) throw new NotFound("city");
  return city;
}
