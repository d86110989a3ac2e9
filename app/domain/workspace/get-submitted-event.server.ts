import { findEvent } from "#db/queries/events.server.ts";
import { listDatesOfEvent } from "#db/queries/programme.server.ts";
import type { Context } from "../context.ts";
import { NotFound } from "../errors.ts";
import { buildEventView } from "../events/build-event-view.server.ts";
import { ownAuthorityCities } from "../event-access/own-authority-cities.server.ts";

/**
 * An event that waits for a coordinator, as the authority of its own city may read it: as the public would.
 * @throws NotFound for everybody else, and for drafts
 */
export function getSubmittedEvent(ctx: Context, eventId: string) {
  const event = findEvent(ctx.db, eventId);
  if (event?.review !== "submitted" || !ownAuthorityCities(ctx).has(event.cityId)) throw new NotFound("event");
  return buildEventView(ctx, listDatesOfEvent(ctx.db, ctx.language, eventId), { kind: "public" });
}
