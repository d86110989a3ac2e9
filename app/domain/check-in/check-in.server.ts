import { writeTransaction } from "#db/client.server.ts";
import { listAttendees, markCheckedIn } from "#db/queries/check-in.server.ts";
import type { Context } from "../context.ts";
import { Invalid, NotFound } from "../errors.ts";
import { requireOwnDate } from "../event-access/require-own-event.server.ts";
import { normaliseCode } from "../model/account.ts";
import { days, type Instant, plus } from "../time/zoned-time.ts";

/** The clock of a phone may show anything. */
const plausible = (at: Instant, now: Instant): Instant => (at > now || at < plus(now, -days(2)) ? now : at);

/** Who came, and when: a phone without connection tells it later. */
export type Arrival = { signUpId: string; at: Instant };

/**
 * Notes who came to a date. Those that a phone kept while it had no connection keep their time, as far as that can be; sent
 * twice, or from two phones, the first stands. Who gave the seat back meanwhile is passed over.
 * @returns how many are new
 * @throws NotFound for a stranger, and for a date of another event
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
 * The same for one code, as somebody says it at the door.
 * @throws NotFound for a stranger; Invalid `code` when nobody with a seat has it
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
