import { writeTransaction } from "#db/client.server.ts";
import { readEventInput } from "#db/queries/events.server.ts";
import { deleteDraft } from "#db/queries/drafts.server.ts";
import type { Context } from "../context.ts";
import { Conflict, Invalid } from "../errors.ts";
import { checkEventForm } from "./check-event-form.server.ts";
import { editPublicEvent } from "../events/edit-public-event.server.ts";
import { withFixedFields } from "../events/classify-changes.server.ts";
import { readEventForm } from "./read-event-form.server.ts";
import { requireOwnEvent } from "../event-access/require-own-event.server.ts";

/**
 * Confirm the changes typed into the form of a public event.
 * @throws NotFound for an actor who may not edit the event; Conflict unless it is public; Invalid with faults by field
 * of the form
 */
export function publishChanges(ctx: Context, input: { eventId: string }): void {
  writeTransaction(ctx.db, (tx) => {
    const event = requireOwnEvent(tx, ctx, input.eventId);
    if (event.review !== "approved") throw new Conflict("notPublished");
    const { whole, faults } = checkEventForm(tx, readEventForm(tx, event.id), event.id);
    if (!whole) throw new Invalid(faults);
    editPublicEvent(tx, ctx, event, withFixedFields(readEventInput(tx, event), whole));
    deleteDraft(tx, event.id);
  });
}
