import { findEvent } from "#db/queries/events.server.ts";
import { listDatesOfEvent } from "#db/queries/programme.server.ts";
import type { Context } from "../context.ts";
import { NotFound } from "../errors.ts";
import { buildEventView } from "../events/build-event-view.server.ts";
import { ownAuthorityCities } from "../event-access/own-authority-cities.server.ts";

/**
 * Return a submitted event, as the public would see it, for the local authority of its city.
 * @throws NotFound for all other actors, and for an event that is not submitted
 */
export function getSubmittedEvent(ctx: Context, eventId: string) {
  const event = findEvent(ctx.db, eventId);
  if (event?.review !== "submitted" || !ownAuthorityCities(ctx).has(event.cityId)) throw new NotFound("event");
  return buildEventView(ctx, listDatesOfEvent(ctx.db, ctx.language, eventId), { kind: "public" });
}
