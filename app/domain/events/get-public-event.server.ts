import { listHiddenDatesOf, listPublicDatesOf } from "#db/queries/programme.server.ts";
import type { Context } from "../context.ts";
import { Gone, NotFound } from "../errors.ts";
import { buildEventView, type EventView } from "./build-event-view.server.ts";

/**
 * @throws Gone for an event that was hidden; NotFound when there is no event at this address that the public may see
 */
export function getPublicEvent(ctx: Context, slug: string): EventView {
  const rows = listPublicDatesOf(ctx.db, ctx.language, slug);
  if (rows.length === 0 && listHiddenDatesOf(ctx.db, ctx.language, slug).length > 0) throw new Gone("event");
  if (rows.length === 0) throw new NotFound("event");
  return buildEventView(ctx, rows, { kind: "public" });
}
