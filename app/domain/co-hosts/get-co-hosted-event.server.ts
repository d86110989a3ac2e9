import { listDatesOfEvent } from "#db/queries/programme.server.ts";
import { listOrganisations } from "#db/queries/organisations.server.ts";
import { type Context, organisationIdsOf } from "../context.ts";
import { publicNameOf } from "../model/organisation.ts";
import { buildEventView } from "../events/build-event-view.server.ts";
import { requireHostedEvent } from "../event-access/require-hosted-event.server.ts";

/**
 * An event as those who organise it together with its lead see it: everything to read, the place included; nothing of who
 * comes.
 * @throws NotFound for everybody but members of its lead and of those who agreed
 */
export function getCoHostedEvent(ctx: Context, eventId: string) {
  const event = requireHostedEvent(ctx.db, ctx, eventId);
  const mine = organisationIdsOf(ctx.actor);
  return {
    eventId: event.id,
    review: event.review,
    view: buildEventView(ctx, listDatesOfEvent(ctx.db, ctx.language, event.id), { kind: "organiser" }),
    /** For which of one's own organisations it is shared. */
    organisations: listOrganisations(
      ctx.db,
      event.coOrganiserIds.filter((id) => mine.includes(id)),
    ).map((organisation) => ({ organisationId: organisation.id, name: publicNameOf(organisation) })),
  };
}
