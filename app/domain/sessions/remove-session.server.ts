import { writeTransaction } from "#db/client.server.ts";
import { countSessionSeats, deleteSession } from "#db/queries/sessions.server.ts";
import type { Context } from "../context.ts";
import { Conflict } from "../errors.ts";
import { contentOutcome } from "../event-access/content-outcome.server.ts";
import { recordChange } from "../changes/record-change.server.ts";
import { proposeRevision } from "../revisions/propose-revision.server.ts";
import { requireOwnSession } from "../event-access/require-own-session.server.ts";

/**
 * Remove a session, for the public at once too: that adds no text to review, and attendees must not come for nothing.
 * @throws NotFound for an actor who may not edit the event; Conflict when the session has sign-ups, or the event was
 * refused or hidden
 */
export function removeSession(ctx: Context, input: { sessionId: string }): void {
  writeTransaction(ctx.db, (tx) => {
    const { session, event } = requireOwnSession(tx, ctx, input.sessionId);
    contentOutcome(tx, ctx.actor, event);
    if (countSessionSeats(tx, session.id).isKnown) throw new Conflict("sessionHasSignUps");
    const audit = [{ action: "event.remove-session", fields: ["sessions"] }];
    recordChange(tx, ctx, { event, audit, urgent: "session" }, (writable) => {
      proposeRevision(tx, ctx, {
        eventId: event.id,
        fields: {},
        isReplaced: (field) => field.startsWith(`session.${session.id}.`),
      });
      deleteSession(writable, session.id);
    });
  });
}
