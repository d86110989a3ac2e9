import { writeTransaction } from "#db/client.server.ts";
import { setSignUpState } from "#db/queries/seats.server.ts";
import type { Context } from "../context.ts";
import { Conflict } from "../errors.ts";
import { isOfferOpen } from "../seats/pool-state.ts";
import { requireSignUp } from "./require-sign-up.server.ts";
import { notifySignUpState } from "../notifications/notify-sign-up-state.server.ts";

/**
 * Accept the seats that were offered to a party of the waitlist. Idempotent.
 * @throws NotFound for a sign-up that is not on this page; Conflict when the offer has expired or the date does not
 * take place
 */
export function acceptOffer(ctx: Context, input: { token: string; signUpId: string }): void {
  writeTransaction(ctx.db, (tx) => {
    const { page, signUp, pool } = requireSignUp(tx, input);
    if (signUp.state === "confirmed") return;
    if (signUp.state !== "offered" || (signUp.offerExpiresAt ?? 0) <= ctx.now) throw new Conflict("offerLapsed");
    if (!pool || !isOfferOpen(pool, ctx.now)) throw new Conflict("dateIsOff");
    setSignUpState(tx, signUp.id, { state: "confirmed" });
    if (page.emailConfirmedAt !== null)
      notifySignUpState(tx, ctx.now, { signUpId: signUp.id, pageId: page.id, state: "confirmed" });
  });
}
