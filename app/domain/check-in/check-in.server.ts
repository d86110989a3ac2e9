import { writeTransaction } from "#db/client.server.ts";
import { findArrival, findTakenBack, listAttendees, setArrival } from "#db/queries/check-in.server.ts";
import { findPool, setSignUpState } from "#db/queries/seats.server.ts";
import type { Context } from "../context.ts";
import { Invalid, NotFound } from "../errors.ts";
import { requireOwnDate } from "../event-access/require-own-event.server.ts";
import { normaliseCode } from "../model/account.ts";
import { freeSeats, withSeatChange } from "../seats/allocate-seats.server.ts";
import { days, type Instant, plus } from "../time/zoned-time.ts";

/** Replace a time in the future or more than two days ago by the present one: the clock of a phone may be wrong. */
export const plausible = (at: Instant, now: Instant): Instant => (at > now || at < plus(now, -days(2)) ? now : at);

/**
 * Note about the arrival of a party; a phone without a connection reports it later.
 * `signUpId`: of the sign-up, or the request that added the party by hand. `arrived`: number of its people who are
 * here, 0 to take the arrival back; the whole party when undefined.
 */
export type Arrival = { signUpId: string; at: Instant; arrived?: number | undefined };

/** Numbers of people of a party who were here before and after a note. */
export type NotedArrival = { signUpId: string; before: number; arrived: number };

/**
 * Record arrivals at a date. Those that a phone stored offline keep their time if it is plausible; of two notes about a
 * party the later one counts, whichever comes first. Sign-ups cancelled by now are skipped.
 * @returns the number of notes that changed something
 * @throws NotFound for an actor who may not edit the event, and for a date of another event
 */
export function checkIn(
  ctx: Context,
  input: { eventId: string; dateId: string; arrivals: readonly Arrival[] },
): { noted: number } {
  return writeTransaction(ctx.db, (tx) => {
    requireDateOf(tx, ctx, input);
    const notes = input.arrivals.map((arrival) => noteArrival(tx, ctx.now, { ...arrival, dateId: input.dateId }));
    return { noted: notes.filter((note) => note !== null && note.before !== note.arrived).length };
  });
}

/**
 * Check in the whole party with a code, as the attendee says it.
 * @throws NotFound as `checkIn` does; Invalid `code` when no seated party has it
 */
export function checkInByCode(ctx: Context, input: { eventId: string; dateId: string; code: string }): NotedArrival {
  return writeTransaction(ctx.db, (tx) => {
    requireDateOf(tx, ctx, input);
    const code = normaliseCode(input.code);
    const found = listAttendees(tx, { dateId: input.dateId }).find(({ checkInCode }) => checkInCode === code);
    const noted = found && noteArrival(tx, ctx.now, { dateId: input.dateId, signUpId: found.id, at: ctx.now });
    if (!noted) throw new Invalid({ code: { key: "doorCodeUnknown" } });
    return noted;
  });
}

/**
 * Set how many people of a party are here, 0 to take the arrival back.
 * @throws NotFound as `checkIn` does, and for a sign-up without a seat at this date
 */
export function setArrived(
  ctx: Context,
  input: { eventId: string; dateId: string; signUpId: string; arrived: number },
): NotedArrival {
  return writeTransaction(ctx.db, (tx) => {
    requireDateOf(tx, ctx, input);
    const noted = noteArrival(tx, ctx.now, { ...input, at: ctx.now });
    if (!noted) throw new NotFound("sign-up");
    return noted;
  });
}

function requireDateOf(tx: Context["db"], ctx: Context, input: { eventId: string; dateId: string }): void {
  if (requireOwnDate(tx, ctx, input.dateId).event.id !== input.eventId) throw new NotFound("date");
}

/**
 * Write a note about an arrival, within the transaction of a permitted actor. A party that was added at the door gives
 * its seats back when its arrival is taken back, and gets them again with a later note while they are free.
 * @returns null when the sign-up has no seat at this date
 */
export function noteArrival(tx: Context["db"], now: Instant, note: Arrival & { dateId: string }): NotedArrival | null {
  const at = plausible(note.at, now);
  const found = findArrival(tx, note) ?? findAgain(tx, now, { ...note, at });
  if (!found) return null;
  const { id, partySize, arrived: before } = found;
  const isOutdated = found.arrivalNotedAt !== null && at < found.arrivalNotedAt;
  if (isOutdated) return { signUpId: id, before, arrived: before };
  const arrived = Math.min(note.arrived ?? partySize, partySize);
  const checkedInAt = arrived === 0 ? null : (found.checkedInAt ?? at);
  setArrival(tx, id, { arrived, checkedInAt, arrivalNotedAt: at });
  if (arrived === 0 && found.walkInAt !== null) giveBack(tx, now, { id, dateId: note.dateId });
  return { signUpId: id, before, arrived };
}

function giveBack(tx: Context["db"], now: Instant, { id, dateId }: { id: string; dateId: string }): void {
  withSeatChange(tx, now, [{ dateId, sessionId: null }], () =>
    setSignUpState(tx, id, { state: "cancelled", cancelledAt: now, endedBy: "given_back" }),
  );
}

/** Seat a party again that was added at the door and taken back, if it has come since and its seats are still free. */
function findAgain(tx: Context["db"], now: Instant, note: Arrival & { dateId: string }) {
  const party = note.arrived === 0 ? null : findTakenBack(tx, note);
  const key = { dateId: note.dateId, sessionId: null };
  const pool = party && findPool(tx, key);
  if (!pool || note.at < (party.arrivalNotedAt ?? note.at)) return null;
  const free = freeSeats(tx, pool);
  if (free !== null && free < party.partySize) return null;
  withSeatChange(tx, now, [key], () =>
    setSignUpState(tx, party.id, { state: "confirmed", cancelledAt: null, endedBy: null }),
  );
  return findArrival(tx, note);
}
