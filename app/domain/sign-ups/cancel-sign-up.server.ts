import { writeTransaction } from "#db/client.server.ts";
import { setSignUpState } from "#db/queries/seats.server.ts";
import type { Context } from "../context.ts";
import { withSeatChange } from "../seats/allocate-seats.server.ts";
import { requireSignUp } from "./require-sign-up.server.ts";

/**
 * Cancel a sign-up from the attendee's page: give the seats back, leave the waitlist or decline an offer. Idempotent.
 * Freed seats are allocated to the waitlist.
 * @throws NotFound for a sign-up that is not on this page
 */
export function cancelSignUp(ctx: Context, input: { token: string; signUpId: string }): void {
  writeTransaction(ctx.db, (tx) => {
    const { signUp, key } = requireSignUp(tx, input);
    if (signUp.state === "cancelled") return;
    // Sign-ups that are `waiting` or `offered` leave the waitlist instead of giving seats back.
    const endedBy =
      signUp.state === "confirmed" || signUp.state === "provisional" ? ("given_back" as const) : ("left" as const);
    withSeatChange(tx, ctx.now, [key], () =>
      setSignUpState(tx, signUp.id, { state: "cancelled", cancelledAt: ctx.now, endedBy }),
    );
  });
}
