import { writeTransaction } from "#db/client.server.ts";
import { setSignUpState } from "#db/queries/seats.server.ts";
import type { Context } from "../context.ts";
import { Conflict, Invalid } from "../errors.ts";
import { withSeatChange, freeSeats, allocateSeats, isPoolOpen } from "../seats/allocate-seats.server.ts";
import { isTooMany } from "../seats/network-limit.server.ts";
import { requireSignUp } from "./require-sign-up.server.ts";
import { validatePartySize } from "./sign-up-for-date.server.ts";

/**
 * A party becomes larger or smaller. More seats are to be had only where nobody who waits could have them; whoever waits
 * keeps their rank.
 * @throws NotFound for a sign-up that is not on this page; Conflict when it is over or off; Invalid `partySize`
 */
export function changeParty(ctx: Context, input: { token: string; signUpId: string; partySize: number }): void {
  writeTransaction(ctx.db, (tx) => {
    allocateSeats(tx, ctx.now, requireSignUp(tx, input).key);
    // Read again: an offer of theirs may have lapsed with it, or their turn have come.
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
