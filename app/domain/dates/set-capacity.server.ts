import { writeTransaction } from "#db/client.server.ts";
import { updateDate } from "#db/queries/events.server.ts";
import { countSeats } from "#db/queries/seats.server.ts";
import type { Context } from "../context.ts";
import { Invalid } from "../errors.ts";
import { withSeatChange } from "../seats/allocate-seats.server.ts";
import { recordUrgentChange } from "../changes/record-urgent-change.server.ts";
import { type DateRequest, requireChangeableDate } from "./change-date.server.ts";
import { recordDateChange } from "../changes/record-date-change.server.ts";

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
    withSeatChange(tx, ctx.now, [pool], () =>
      updateDate(tx, own.date.id, { capacity: input.capacity, revisedAt: ctx.now }),
    );
    // More seats harm nobody; fewer keep somebody out.
    const isLess = input.capacity !== null && input.capacity < (own.date.capacity ?? Number.POSITIVE_INFINITY);
    const fields = isLess ? { capacity: { before: own.date.capacity, after: input.capacity } } : {};
    recordUrgentChange(tx, ctx, { event: own.event, dateId: own.date.id, action: "set_capacity", fields });
    recordDateChange(tx, ctx, own, { action: "set_capacity", newState: own.date.status, fields: ["capacity"] });
  });
}
