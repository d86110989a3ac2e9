import { writeTransaction } from "#db/client.server.ts";
import { updateDate } from "#db/queries/events.server.ts";
import type { Context } from "../context.ts";
import { type DateRequest, noteDateChange, requireChangeable } from "./change-date.server.ts";

/**
 * Opens the sign-up for one date again. Twice is the same as once.
 * @throws NotFound for a stranger; Conflict when it is over, off or not public, or nobody signs up for it
 */
export function reopenSignUp(ctx: Context, input: DateRequest): void {
  writeTransaction(ctx.db, (tx) => {
    const own = requireChangeable(tx, ctx, input, "reopen_sign_up");
    if (!own) return;
    updateDate(tx, own.date.id, { signUpClosed: false, revisedAt: ctx.now });
    noteDateChange(tx, ctx, own, { action: "reopen_sign_up", newState: own.date.status, fields: ["signUpClosed"] });
  });
}
