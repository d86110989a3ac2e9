import { writeTransaction } from "#db/client.server.ts";
import { countSeats } from "#db/queries/seats.server.ts";
import type { Context } from "../context.ts";
import { Invalid } from "../errors.ts";
import { changeSignUp, type DateRequest, requireChangeableDate } from "./change-date.server.ts";

/**
 * Set the capacity of a date. Attendees keep their seats.
 * @param input `capacity`: null for no limit
 * @throws NotFound for an actor who may not edit the event; Conflict when the date is over, cancelled or not public, or
 * needs no sign-up; Invalid `capacity` below the seats held
 */
export function setCapacity(ctx: Context, input: DateRequest & { capacity: number | null }): void {
  writeTransaction(ctx.db, (tx) => {
    const own = requireChangeableDate(tx, ctx, input, "set_capacity");
    if (!own || own.date.capacity === input.capacity) return;
    const pool = { dateId: own.date.id, sessionId: null };
    const held = countSeats(tx, pool);
    if (input.capacity !== null && input.capacity < held) {
      throw new Invalid({ capacity: { key: "belowSeatsHeld", values: { count: held } } });
    }
    changeSignUp(tx, ctx, own, { action: "set_capacity", values: { capacity: input.capacity } });
  });
}
