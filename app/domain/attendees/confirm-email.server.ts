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
 * The owner of an address says it is theirs, and what was provisional stands; the mail about how each sign-up stands goes
 * there. Twice is the same as once.
 * @returns the secret part of their personal page's address
 * @throws NotFound for a link that was never sent or has been erased
 */
export function confirmEmail(ctx: Context, input: { token: string }): { token: string } {
  return writeTransaction(ctx.db, (tx) => {
    const page = findPageByConfirmToken(tx, input.token);
    if (!page) throw new NotFound("confirmation");
    if (page.emailConfirmedAt !== null) return { token: page.token };
    // First what its time has run out for: it is no more, and nobody can bring it back.
    for (const key of listPoolsOfPage(tx, page.id)) allocateSeats(tx, ctx.now, key);
    confirmPage(tx, page.id, ctx.now);
    for (const signUp of listSignUpsOfPage(tx, page.id)) letStand(tx, signUp);
    forgetNetworkOfPage(tx, page.id);
    // A link that came through proves that the mailbox takes mail.
    if (page.email) liftSuppression(tx, hashSecret(page.email));
    for (const { id, state } of listSignUpsOfPage(tx, page.id)) {
      notifySignUpState(tx, ctx.now, { signUpId: id, pageId: page.id, state, addressSince: page.emailGivenAt });
    }
    return { token: page.token };
  });
}

/** Seats held for a while are confirmed; whoever waits for seats keeps their rank without a deadline. */
function letStand(tx: Database, { id, state, offerExpiresAt }: ReturnType<typeof listSignUpsOfPage>[number]): void {
  if (state === "provisional") setSignUpState(tx, id, { state: "confirmed" });
  if (state === "waiting" && offerExpiresAt !== null) setSignUpState(tx, id, { state });
}
