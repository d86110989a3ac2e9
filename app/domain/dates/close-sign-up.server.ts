import { writeTransaction } from "#db/client.server.ts";
import type { Context } from "../context.ts";
import { changeSignUp, type DateRequest, requireChangeableDate } from "./change-date.server.ts";

/**
 * Close the sign-up for one date; attendees keep their seats. Closing twice has no further effect.
 * @throws NotFound for an actor who may not edit the event; Conflict when the date is over, cancelled or not public, or
 * needs no sign-up
 */
export function closeSignUp(ctx: Context, input: DateRequest): void {
  writeTransaction(ctx.db, (tx) => {
    const own = requireChangeableDate(tx, ctx, input, "close_sign_up");
    if (own) changeSignUp(tx, ctx, own, { action: "close_sign_up", values: { signUpClosed: true } });
  });
}
