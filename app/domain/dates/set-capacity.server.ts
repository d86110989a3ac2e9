import { writeTransaction } from "#db/client.server.ts";
import { countSeats } from "#db/queries/seats.server.ts";
import type { Context } from "../context.ts";
import { Invalid } from "../errors.ts";
import { changeSignUp, type DateRequest, requireChangeableDate } from "./change-date.server.ts";

/**
 * Sets how many seats a date has. Nobody loses the one they hold.
 * @param input `capacity` null: no limit
 * @throws NotFound for a stranger; Conflict when it is over, off or not public; Invalid `capacity` below what is held
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
