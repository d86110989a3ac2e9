import { type Database, writeTransaction } from "#db/client.server.ts";
import { listUnconfirmedOfDate, setNetworkCap } from "#db/queries/network-seats.server.ts";
import { setSignUpState } from "#db/queries/seats.server.ts";
import type { Context } from "../context.ts";
import { Invalid, NotFound } from "../errors.ts";
import { requireOwnDate } from "../event-access/require-own-event.server.ts";
import { latinDigits } from "../text/plain-text.ts";
import { largestNetworkCap } from "../seats/network-cap.ts";

/**
 * Set the number of seats of a date that one network may have without a confirmed address, e.g. for a community centre
 * with one connection. Provisional sign-ups within the new limit are confirmed, oldest first.
 * @param input `cap`: a number as typed
 * @throws NotFound for an actor who may not edit the event, and for a date of another event; Invalid `cap`
 */
export function raiseNetworkCap(ctx: Context, input: { eventId: string; dateId: string; cap: string }): void {
  writeTransaction(ctx.db, (tx) => {
    const { date, event } = requireOwnDate(tx, ctx, input.dateId);
    if (event.id !== input.eventId) throw new NotFound("date");
    const typed = latinDigits(input.cap).trim();
    const cap = /^\d{1,4}$/.test(typed) ? Number(typed) : 0;
    if (cap < 1 || cap > largestNetworkCap) {
      throw new Invalid({ cap: { key: "numberBetween", values: { min: 1, max: largestNetworkCap } } });
    }
    setNetworkCap(tx, date.id, cap);
    letStand(tx, date.id, cap);
  });
}

/** Confirm provisional seats within the cap: for each network and pool, after those that are confirmed. */
function letStand(tx: Database, dateId: string, cap: number): void {
  const seatsKept = new Map<string, number>();
  for (const { id, sessionId, networkHash, state, partySize } of listUnconfirmedOfDate(tx, dateId)) {
    const pool = `${networkHash} ${sessionId}`;
    const seats = (seatsKept.get(pool) ?? 0) + partySize;
    if (state === "provisional" && seats > cap) continue;
    seatsKept.set(pool, seats);
    if (state === "provisional") setSignUpState(tx, id, { state: "confirmed" });
  }
}
