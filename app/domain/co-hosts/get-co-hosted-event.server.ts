import { listDatesOfEvent } from "#db/queries/programme.server.ts";
import { listOrganisations } from "#db/queries/organisations.server.ts";
import { type Context, organisationIdsOf } from "../context.ts";
import { publicNameOf } from "../model/organisation.ts";
import { buildEventView } from "../events/build-event-view.server.ts";
import { requireHostedEvent } from "../event-access/require-hosted-event.server.ts";

/**
 * Return an event for its co-hosts: all its content, including the place, but nothing about its attendees.
 * @throws NotFound unless the actor is a member of the lead or of an accepted co-host
 */
export function getCoHostedEvent(ctx: Context, eventId: string) {
  const event = requireHostedEvent(ctx.db, ctx, eventId);
  const mine = organisationIdsOf(ctx.actor);
  return {
    eventId: event.id,
    review: event.review,
    view: buildEventView(ctx, listDatesOfEvent(ctx.db, ctx.language, event.id), { kind: "organiser" }),
    /** Organisations of the actor that co-host the event. */
    organisations: listOrganisations(
      ctx.db,
      event.coOrganiserIds.filter((id) => mine.includes(id)),
    ).map((organisation) => ({ organisationId: organisation.id, name: publicNameOf(organisation) })),
  };
}
