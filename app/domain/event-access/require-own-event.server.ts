import type { Database } from "#db/client.server.ts";
import { findDate, findEvent, type FoundEvent } from "#db/queries/events.server.ts";
import type { Context } from "../context.ts";
import { NotFound } from "../errors.ts";
import { type Authorized, permitted } from "../permissions.ts";

export type FoundDate = NonNullable<ReturnType<typeof findDate>>;

/** Return an event that the actor may edit. @throws NotFound for other actors, as if it did not exist */
export function requireOwnEvent(tx: Database, ctx: Context, eventId: string): Authorized<FoundEvent> {
  const found = findEvent(tx, eventId);
  const event = found && permitted(ctx.actor, "event:edit", found);
  if (!event) throw new NotFound("event");
  return event;
}

/** Return a date with its event, which the actor may edit. @throws NotFound for other actors */
export function requireOwnDate(
  tx: Database,
  ctx: Context,
  dateId: string,
): { date: FoundDate; event: Authorized<FoundEvent> } {
  const date = findDate(tx, dateId);
  if (!date) throw new NotFound("date");
  return { date, event: requireOwnEvent(tx, ctx, date.eventId) };
}
