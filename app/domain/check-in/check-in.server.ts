import { writeTransaction } from "#db/client.server.ts";
import { listAttendees, markCheckedIn } from "#db/queries/check-in.server.ts";
import type { Context } from "../context.ts";
import { Invalid, NotFound } from "../errors.ts";
import { requireOwnDate } from "../event-access/require-own-event.server.ts";
import { normaliseCode } from "../model/account.ts";
import { days, type Instant, plus } from "../time/zoned-time.ts";

/** Replace a time in the future or more than two days ago by the present one: the clock of a phone may be wrong. */
const plausible = (at: Instant, now: Instant): Instant => (at > now || at < plus(now, -days(2)) ? now : at);

/** Arrival of a party; a phone without a connection reports it later. */
export type Arrival = { signUpId: string; at: Instant };

/**
 * Record arrivals at a date. Arrivals that a phone stored offline keep their time if it is plausible; of repeated ones
 * the first counts. Sign-ups cancelled by now are skipped.
 * @returns the number of arrivals that are new
 * @throws NotFound for an actor who may not edit the event, and for a date of another event
 */
export function checkIn(
  ctx: Context,
  input: { eventId: string; dateId: string; arrivals: readonly Arrival[] },
): { noted: number } {
  return writeTransaction(ctx.db, (tx) => {
    const { date, event } = requireOwnDate(tx, ctx, input.dateId);
    if (event.id !== input.eventId) throw new NotFound("date");
    const isNew = input.arrivals.map(({ signUpId, at }) =>
      markCheckedIn(tx, { signUpId, dateId: date.id, at: plausible(at, ctx.now) }),
    );
    return { noted: isNew.filter(Boolean).length };
  });
}

/**
 * Check in the sign-up with a code, as the attendee says it.
 * @throws NotFound as `checkIn` does; Invalid `code` when no seated party has it
 */
export function checkInByCode(ctx: Context, input: { eventId: string; dateId: string; code: string }): void {
  writeTransaction(ctx.db, (tx) => {
    const inside = { ...ctx, db: tx };
    checkIn(inside, { ...input, arrivals: [] });
    const code = normaliseCode(input.code);
    const found = listAttendees(tx, { dateId: input.dateId }).find(
      (attendee) =>
        attendee.checkInCode === code && (attendee.state === "confirmed" || attendee.state === "provisional"),
    );
    if (!found) throw new Invalid({ code: { key: "doorCodeUnknown" } });
    checkIn(inside, { ...input, arrivals: [{ signUpId: found.id, at: ctx.now }] });
  });
}
