import { writeTransaction } from "#db/client.server.ts";
import { raiseProgrammeVersion } from "#db/queries/instance.server.ts";
import {
  cancelSignUpRow,
  countSeatsHeld,
  findDateForSignUp,
  findPageByToken,
  findSignUp,
} from "#db/queries/sign-ups.server.ts";
import type { Context } from "../context.ts";
import { NotFound } from "../errors.ts";

/**
 * A person gives their seats back, from their own page. Twice is the same as once.
 * @throws NotFound for a sign-up that is not on this page
 */
export function cancelSignUp(ctx: Context, input: { token: string; signUpId: string }): void {
  writeTransaction(ctx.db, (tx) => {
    const page = findPageByToken(tx, input.token);
    const signUp = findSignUp(tx, input.signUpId);
    if (!page || signUp?.pageId !== page.id) throw new NotFound("sign-up");
    if (signUp.state === "cancelled") return;
    const date = findDateForSignUp(tx, signUp.eventDateId);
    const wasFull = date !== null && date.capacity !== null && countSeatsHeld(tx, date.dateId) >= date.capacity;
    cancelSignUpRow(tx, signUp.id, ctx.now);
    if (wasFull) raiseProgrammeVersion(tx);
  });
}
