import { writeTransaction } from "#db/client.server.ts";
import { setSignUpState } from "#db/queries/seats.server.ts";
import type { Context } from "../context.ts";
import { Conflict, Invalid } from "../errors.ts";
import { withSeatChange, freeSeats, allocateSeats } from "../seats/allocate-seats.server.ts";
import { isPoolOpen } from "../seats/pool-state.ts";
import { isTooMany } from "../seats/network-limit.server.ts";
import { requireSignUp } from "./require-sign-up.server.ts";
import { validatePartySize } from "./sign-up-for-date.server.ts";

/**
 * Change the size of a party. More seats are given only where the waitlist cannot use them; a waiting party keeps its
 * rank.
 * @throws NotFound for a sign-up that is not on this page; Conflict when the sign-up has ended or sign-up is no longer
 * possible; Invalid `partySize`
 */
export function changeParty(ctx: Context, input: { token: string; signUpId: string; partySize: number }): void {
  writeTransaction(ctx.db, (tx) => {
    allocateSeats(tx, ctx.now, requireSignUp(tx, input).key);
    // Read again: allocating may have ended an offer of this party, or made one.
    const { page, signUp, key, pool } = requireSignUp(tx, input);
    if (!pool || !isPoolOpen(pool, ctx.now) || signUp.state === "cancelled") throw new Conflict("notPossibleNow");
    validatePartySize(pool, input.partySize);
    const more = input.partySize - signUp.partySize;
    const free = freeSeats(tx, pool);
    if (signUp.state !== "waiting" && free !== null && more > free) {
      throw new Invalid({ partySize: { key: "notEnoughSeats", values: { count: input.partySize } } });
    }
    const isFixed = signUp.offerExpiresAt === null && page.emailConfirmedAt === null;
    if (isFixed && more > 0 && isTooMany(tx, pool, { network: signUp.networkHash, more })) {
      throw new Invalid({ partySize: { key: "confirmFirst" } });
    }
    withSeatChange(tx, ctx.now, [key], () => {
      const { state, offerExpiresAt } = signUp;
      setSignUpState(tx, signUp.id, { state, offerExpiresAt, partySize: input.partySize });
    });
  });
}
