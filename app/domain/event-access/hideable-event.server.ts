import type { Database } from "#db/client.server.ts";
import type { FoundEvent } from "#db/queries/events.server.ts";
import { listCityAuthorities } from "#db/queries/organisations.server.ts";
import { permitted, type Authorized } from "../permissions.ts";
import type { Context } from "../context.ts";

/** Return an event if the actor may hide it, for its own sake or as the authority of its city; else null. */
export const hideableEvent = (db: Database, ctx: Context, event: FoundEvent): Authorized<FoundEvent> | null =>
  permitted(ctx.actor, "event:hide", { ...event, cityAuthorityIds: listCityAuthorities(db, event.cityId) });
