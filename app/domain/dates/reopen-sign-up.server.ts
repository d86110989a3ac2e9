import { writeTransaction } from "#db/client.server.ts";
import type { Context } from "../context.ts";
import { changeSignUp, type DateRequest, requireChangeableDate } from "./change-date.server.ts";

/**
 * Reopen the sign-up for one date. Reopening twice has no further effect.
 * @throws NotFound for an actor who may not edit the event; Conflict when the date is over, cancelled or not public, or
 * needs no sign-up
 */
export function reopenSignUp(ctx: Context, input: DateRequest): void {
  writeTransaction(ctx.db, (tx) => {
    const own = requireChangeableDate(tx, ctx, input, "reopen_sign_up");
    if (own) changeSignUp(tx, ctx, own, { action: "reopen_sign_up", values: { signUpClosed: false } });
  });
}
