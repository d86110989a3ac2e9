import { type Database, writeTransaction } from "#db/client.server.ts";
import { confirmPage, findPageByConfirmToken } from "#db/queries/attendee-pages.server.ts";
import { forgetNetworkOfPage } from "#db/queries/network-seats.server.ts";
import { listPoolsOfPage, setSignUpState } from "#db/queries/seats.server.ts";
import { listSignUpsOfPage } from "#db/queries/sign-ups.server.ts";
import { liftSuppression } from "#db/queries/suppressions.server.ts";
import type { Context } from "../context.ts";
import { NotFound } from "../errors.ts";
import { allocateSeats } from "../seats/allocate-seats.server.ts";
import { hashSecret } from "../secrets.server.ts";
import { notifySignUpState } from "../notifications/notify-sign-up-state.server.ts";

/**
 * Confirm the address of an attendee page. Provisional sign-ups become final, and a mail tells the state of each
 * sign-up. Idempotent.
 * @returns the token of the attendee page
 * @throws NotFound for a link that was never sent or has been erased
 */
export function confirmEmail(ctx: Context, input: { token: string }): { token: string } {
  return writeTransaction(ctx.db, (tx) => {
    const page = findPageByConfirmToken(tx, input.token);
    if (!page) throw new NotFound("confirmation");
    if (page.emailConfirmedAt !== null) return { token: page.token };
    // First end the sign-ups whose deadline has passed: these cannot be confirmed any more.
    for (const key of listPoolsOfPage(tx, page.id)) allocateSeats(tx, ctx.now, key);
    confirmPage(tx, page.id, ctx.now);
    for (const signUp of listSignUpsOfPage(tx, page.id)) letStand(tx, signUp);
    forgetNetworkOfPage(tx, page.id);
    // The link arrived, so the mailbox takes mail.
    if (page.email) liftSuppression(tx, hashSecret(page.email));
    for (const { id, state } of listSignUpsOfPage(tx, page.id)) {
      notifySignUpState(tx, ctx.now, { signUpId: id, pageId: page.id, state, addressSince: page.emailGivenAt });
    }
    return { token: page.token };
  });
}

/** Confirm provisional seats, and remove the deadline of a sign-up on the waitlist. */
function letStand(tx: Database, { id, state, offerExpiresAt }: ReturnType<typeof listSignUpsOfPage>[number]): void {
  if (state === "provisional") setSignUpState(tx, id, { state: "confirmed" });
  if (state === "waiting" && offerExpiresAt !== null) setSignUpState(tx, id, { state });
}
