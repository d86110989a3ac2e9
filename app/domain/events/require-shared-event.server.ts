import type { Database } from "#db/client.server.ts";
import { listAcceptedIds } from "#db/queries/co-organisers.server.ts";
import { findEvent, type FoundEvent } from "#db/queries/events.server.ts";
import type { Context } from "../context.ts";
import { NotFound } from "../errors.ts";
import { type Authorized, permitted } from "../permissions.ts";

export type SharedEvent = Authorized<FoundEvent & { coOrganiserIds: readonly string[] }>;

/** An event of an organisation the actor belongs to: its lead, or one that agreed to organise it. @throws NotFound */
export function requireSharedEvent(tx: Database, ctx: Context, eventId: string): SharedEvent {
  const found = findEvent(tx, eventId);
  const event =
    found && permitted(ctx.actor, "event:translate", { ...found, coOrganiserIds: listAcceptedIds(tx, eventId) });
  if (!event) throw new NotFound("event");
  return event;
}
