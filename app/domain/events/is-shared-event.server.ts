import { listAcceptedIds } from "#db/queries/co-organisers.server.ts";
import { findEvent } from "#db/queries/events.server.ts";
import type { Context } from "../context.ts";
import { can } from "../permissions.ts";

/** Whether the actor organises an event together with its lead, without belonging to the lead. */
export function isSharedEvent(ctx: Context, eventId: string): boolean {
  const event = findEvent(ctx.db, eventId);
  if (!event || can(ctx.actor, "event:edit", event)) return false;
  return can(ctx.actor, "event:translate", { ...event, coOrganiserIds: listAcceptedIds(ctx.db, eventId) });
}
