import type { Context } from "../context.ts";
import { findEvent, type FoundEvent } from "#db/queries/events.server.ts";
import { can, type Authorized, permitted } from "../permissions.ts";
import { listAcceptedIds } from "#db/queries/co-hosts.server.ts";
import type { Database } from "#db/client.server.ts";
import { NotFound } from "../errors.ts";

/** True when the actor belongs to an accepted co-host of the event, and not to its lead. */
export function isCoHostedEvent(ctx: Context, eventId: string): boolean {
  const event = findEvent(ctx.db, eventId);
  if (!event || can(ctx.actor, "event:edit", event)) return false;
  return can(ctx.actor, "event:translate", { ...event, coOrganiserIds: listAcceptedIds(ctx.db, eventId) });
}

export type SharedEvent = Authorized<FoundEvent & { coOrganiserIds: readonly string[] }>;

/** Return an event whose lead, or one of whose accepted co-hosts, the actor belongs to. @throws NotFound */
export function requireHostedEvent(tx: Database, ctx: Context, eventId: string): SharedEvent {
  const found = findEvent(tx, eventId);
  const event =
    found && permitted(ctx.actor, "event:translate", { ...found, coOrganiserIds: listAcceptedIds(tx, eventId) });
  if (!event) throw new NotFound("event");
  return event;
}
