import { writeTransaction } from "#db/client.server.ts";
import { recordAudit } from "#db/queries/audit.server.ts";
import { setCoOrganiser } from "#db/queries/events.server.ts";
import { findOrganisation } from "#db/queries/organisations.server.ts";
import type { Context } from "../context.ts";
import { Conflict, Invalid } from "../errors.ts";
import { isFreelyEditable } from "../reviews/review-state.ts";
import { requireOwnEvent } from "./require-own-event.server.ts";

/**
 * Asks an organisation to organise an event together; it appears nowhere before it accepts.
 * @throws NotFound for a stranger; Conflict once the event was decided on; Invalid `organisationId`
 */
export function inviteCoOrganiser(ctx: Context, input: { eventId: string; organisationId: string }): void {
  writeTransaction(ctx.db, (tx) => {
    const event = requireOwnEvent(tx, ctx, input.eventId);
    if (!isFreelyEditable(event.review)) throw new Conflict("eventDecided");
    const guest = findOrganisation(tx, input.organisationId);
    if (guest?.state !== "verified" || guest.id === event.leadOrganisationId) {
      throw new Invalid({ organisationId: { key: "choose" } });
    }
    setCoOrganiser(tx, { eventId: event.id, organisationId: guest.id, state: "invited", createdAt: ctx.now });
    recordAudit(tx, ctx, {
      action: "event.invite",
      subjectKind: "event",
      subjectId: event.id,
      cityId: event.cityId,
      fields: ["organisations"],
    });
  });
}
