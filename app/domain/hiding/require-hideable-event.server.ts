import type { Database } from "#db/client.server.ts";
import { findEvent, type FoundEvent } from "#db/queries/events.server.ts";
import type { Context } from "../context.ts";
import { Forbidden, NotFound } from "../errors.ts";
import { hideableEvent } from "../event-access/hideable-event.server.ts";
import { type Authorized, can } from "../permissions.ts";

/**
 * Return an event that the actor may hide: as an owner of the lead organisation or of the authority of its
 * city, or as a coordinator in scope. Only members of the lead get an event that was never public.
 * @throws NotFound for a stranger; Forbidden for an editor of the lead organisation
 */
export function requireHideableEvent(tx: Database, ctx: Context, eventId: string): Authorized<FoundEvent> {
  const found = findEvent(tx, eventId);
  if (!found) throw new NotFound("event");
  const event = hideableEvent(tx, ctx, found);
  const isOwn = can(ctx.actor, "event:edit", found);
  if (event && (isOwn || found.approvedAt !== null)) return event;
  if (isOwn) throw new Forbidden("event:hide");
  throw new NotFound("event");
}
