import type { Database } from "#db/client.server.ts";
import { findEvent, type FoundEvent } from "#db/queries/events.server.ts";
import type { Context } from "../context.ts";
import { NotFound } from "../errors.ts";
import { type Authorized, permitted } from "../permissions.ts";

/**
 * Return an event that the actor may review. Drafts are for their organisers only.
 * @throws NotFound for drafts and outside the actor's scopes, as if the event did not exist
 */
export function requireReviewable(tx: Database, ctx: Context, eventId: string): Authorized<FoundEvent> {
  const found = findEvent(tx, eventId);
  const event = found && permitted(ctx.actor, "event:review", found);
  if (!event || event.review === "draft") throw new NotFound("event");
  return event;
}
