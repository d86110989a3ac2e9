import { listHiddenDatesOf, listPublicDatesOf } from "#db/queries/programme.server.ts";
import type { Context } from "../context.ts";
import { Gone, NotFound } from "../errors.ts";
import type { OpenEvent } from "./shapes.ts";
import { toOpenEvents } from "./to-open-event.server.ts";

/** One event as the open data say it. @throws Gone for one that was hidden; NotFound for one the public may not see */
export function getOpenEvent(ctx: Context, slug: string): OpenEvent {
  const [row] = listPublicDatesOf(ctx.db, ctx.language, slug);
  if (!row && listHiddenDatesOf(ctx.db, ctx.language, slug).length > 0) throw new Gone("event");
  const [event] = row ? toOpenEvents(ctx, [row.eventId]) : [];
  if (!event) throw new NotFound("event");
  return event;
}
