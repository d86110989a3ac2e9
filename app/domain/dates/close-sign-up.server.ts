import { writeTransaction } from "#db/client.server.ts";
import { updateDate } from "#db/queries/events.server.ts";
import type { Context } from "../context.ts";
import { recordUrgentChange } from "../changes/record-urgent-change.server.ts";
import { type DateRequest, requireChangeableDate } from "./change-date.server.ts";
import { recordDateChange } from "../changes/record-date-change.server.ts";

/**
 * Closes the sign-up for one date; who holds a seat keeps it. Twice is the same as once.
 * @throws NotFound for a stranger; Conflict when it is over, off or not public, or nobody signs up for it
 */
export function closeSignUp(ctx: Context, input: DateRequest): void {
  writeTransaction(ctx.db, (tx) => {
    const own = requireChangeableDate(tx, ctx, input, "close_sign_up");
    if (!own) return;
    updateDate(tx, own.date.id, { signUpClosed: true, revisedAt: ctx.now });
    const fields = { signUpClosed: { before: own.date.signUpClosed, after: true } };
    recordUrgentChange(tx, ctx, { event: own.event, dateId: own.date.id, action: "close_sign_up", fields });
    recordDateChange(tx, ctx, own, { action: "close_sign_up", newState: own.date.status, fields: ["signUpClosed"] });
  });
}
