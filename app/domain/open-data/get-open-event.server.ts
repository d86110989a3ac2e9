import { listHiddenDatesOf, listPublicDatesOf } from "#db/queries/programme.server.ts";
import type { Context } from "../context.ts";
import { Gone, NotFound } from "../errors.ts";
import type { OpenEvent } from "./shapes.ts";
import { toOpenEvents } from "./to-open-event.server.ts";

/** Return one event as open data. @throws Gone for a hidden event; NotFound for one that is not public */
export function getOpenEvent(ctx: Context, slug: string): OpenEvent {
  const [row] = listPublicDatesOf(ctx.db, ctx.language, slug);
  if (!row && listHiddenDatesOf(ctx.db, ctx.language, slug).length > 0) throw new Gone("event");
  const [event] = row ? toOpenEvents(ctx, [row.eventId]) : [];
  if (!event) throw new NotFound("event");
  return event;
}
