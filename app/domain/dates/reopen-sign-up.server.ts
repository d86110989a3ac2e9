import { writeTransaction } from "#db/client.server.ts";
import type { Context } from "../context.ts";
import { changeSignUp, type DateRequest, requireChangeableDate } from "./change-date.server.ts";

/**
 * Open the sign-up for one date again. Twice is the same as once.
 * @throws NotFound for a stranger; Conflict when it is over, off or not public, or nobody signs up for it
 */
export function reopenSignUp(ctx: Context, input: DateRequest): void {
  writeTransaction(ctx.db, (tx) => {
    const own = requireChangeableDate(tx, ctx, input, "reopen_sign_up");
    if (own) changeSignUp(tx, ctx, own, { action: "reopen_sign_up", values: { signUpClosed: false } });
  });
}
