import { writeTransaction } from "#db/client.server.ts";
import { listAttendees } from "#db/queries/check-in.server.ts";
import type { Context } from "../context.ts";
import { NotFound } from "../errors.ts";
import { requireOwnEvent } from "../event-access/require-own-event.server.ts";
import { noteArrival } from "./check-in.server.ts";

/**
 * Undo a check-in made by mistake; a party that was added at the door gives its seats back.
 * @throws NotFound for an actor who may not edit the event, and for a sign-up of another event
 */
export function undoCheckIn(ctx: Context, input: { eventId: string; signUpId: string }): void {
  writeTransaction(ctx.db, (tx) => {
    const event = requireOwnEvent(tx, ctx, input.eventId);
    const found = listAttendees(tx, { eventId: event.id }).find(({ id }) => id === input.signUpId);
    if (!found) throw new NotFound("sign-up");
    noteArrival(tx, ctx.now, { dateId: found.dateId, signUpId: found.id, at: ctx.now, arrived: 0 });
  });
}
