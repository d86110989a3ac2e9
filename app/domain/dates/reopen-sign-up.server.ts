import { writeTransaction } from "#db/client.server.ts";
import { findOpenUrgentChange } from "#db/queries/urgent-changes.server.ts";
import { updateDate } from "#db/queries/events.server.ts";
import type { Context } from "../context.ts";
import { recordUrgentChange } from "../changes/record-urgent-change.server.ts";
import { type DateRequest, requireChangeableDate } from "./change-date.server.ts";
import { recordDateChange } from "../changes/record-date-change.server.ts";

/**
 * Opens the sign-up for one date again. Twice is the same as once.
 * @throws NotFound for a stranger; Conflict when it is over, off or not public, or nobody signs up for it
 */
export function reopenSignUp(ctx: Context, input: DateRequest): void {
  writeTransaction(ctx.db, (tx) => {
    const own = requireChangeableDate(tx, ctx, input, "reopen_sign_up");
    if (!own) return;
    updateDate(tx, own.date.id, { signUpClosed: false, revisedAt: ctx.now });
    // With that, nothing is left of a closing that nobody has looked at.
    const fields = { signUpClosed: { before: own.date.signUpClosed, after: false } };
    if (findOpenUrgentChange(tx, own.event.id, own.date.id)) {
      recordUrgentChange(tx, ctx, { event: own.event, dateId: own.date.id, action: "reopen_sign_up", fields });
    }
    recordDateChange(tx, ctx, own, { action: "reopen_sign_up", newState: own.date.status, fields: ["signUpClosed"] });
  });
}
