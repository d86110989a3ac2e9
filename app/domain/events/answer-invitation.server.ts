import { writeTransaction } from "#db/client.server.ts";
import { recordAudit } from "#db/queries/audit.server.ts";
import { findCoOrganiser } from "#db/queries/event-details.server.ts";
import { findEvent, setCoOrganiser, touchEvent } from "#db/queries/events.server.ts";
import { raiseProgrammeVersion } from "#db/queries/instance.server.ts";
import type { Context } from "../context.ts";
import { NotFound } from "../errors.ts";
import { can } from "../permissions.ts";

/**
 * An invited organisation accepts or declines to organise an event together.
 * @throws NotFound when the actor does not speak for an organisation invited to this event
 */
export function answerInvitation(
  ctx: Context,
  input: { eventId: string; organisationId: string; answer: "accepted" | "declined" },
): void {
  writeTransaction(ctx.db, (tx) => {
    const invitation = findCoOrganiser(tx, input.eventId, input.organisationId);
    const event = findEvent(tx, input.eventId);
    if (!invitation || !event || !can(ctx.actor, "organisation:post", input)) throw new NotFound("invitation");
    setCoOrganiser(tx, { ...invitation, state: input.answer });
    touchEvent(tx, event.id, ctx.now);
    if (event.review === "approved") raiseProgrammeVersion(tx);
    recordAudit(tx, ctx, {
      action: "event.answer-invitation",
      subjectKind: "event",
      subjectId: event.id,
      cityId: event.cityId,
      fields: ["organisations"],
      oldState: invitation.state,
      newState: input.answer,
    });
  });
}
