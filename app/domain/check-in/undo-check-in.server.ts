import { writeTransaction } from "#db/client.server.ts";
import { listAttendees, setArrival } from "#db/queries/check-in.server.ts";
import type { Context } from "../context.ts";
import { NotFound } from "../errors.ts";
import { requireOwnEvent } from "../event-access/require-own-event.server.ts";

/**
 * Undo a check-in made by mistake.
 * @throws NotFound for an actor who may not edit the event, and for a sign-up of another event
 */
export function undoCheckIn(ctx: Context, input: { eventId: string; signUpId: string }): void {
  writeTransaction(ctx.db, (tx) => {
    const event = requireOwnEvent(tx, ctx, input.eventId);
    const isTheirs = listAttendees(tx, { eventId: event.id }).some((attendee) => attendee.id === input.signUpId);
    if (!isTheirs) throw new NotFound("sign-up");
    setArrival(tx, input.signUpId, { arrived: 0, checkedInAt: null, arrivalNotedAt: ctx.now });
  });
}
