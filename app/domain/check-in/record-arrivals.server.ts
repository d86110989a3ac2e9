import { writeTransaction } from "#db/client.server.ts";
import type { Context } from "../context.ts";
import { Conflict, Invalid, NotFound } from "../errors.ts";
import { addAttendee } from "./add-attendee.server.ts";
import { type Arrival, checkIn } from "./check-in.server.ts";

/** Arrival noted on a phone; a `walkIn` did not sign up, and `signUpId` is then the request that adds the party. */
export type PhoneArrival = Arrival & { walkIn?: { nickname: string | null; partySize: number } | undefined };

/**
 * Record what a phone noted at the door, online or offline; sending it again changes nothing.
 * @returns the number of notes that changed something, and the walk-ins that could not be added
 * @throws NotFound for an actor who may not edit the event, and for a date of another event
 */
export function recordArrivals(
  ctx: Context,
  input: { eventId: string; dateId: string; arrivals: readonly PhoneArrival[] },
): { noted: number; refused: string[] } {
  const { eventId, dateId, arrivals } = input;
  return writeTransaction(ctx.db, (tx) => {
    const inside = { ...ctx, db: tx };
    // A walk-in that was taken back need not be added first.
    const isToAdd = ({ walkIn, arrived }: PhoneArrival) => walkIn !== undefined && arrived !== 0;
    const { noted } = checkIn(inside, { eventId, dateId, arrivals: arrivals.filter((arrival) => !isToAdd(arrival)) });
    const walkIns = arrivals.filter(isToAdd);
    const added = walkIns.map((arrival) => (isAdded(inside, { eventId, dateId, arrival }) ? null : arrival.signUpId));
    const refused = added.filter((id) => id !== null);
    return { noted: noted + walkIns.length - refused.length, refused };
  });
}

function isAdded(
  ctx: Context,
  { eventId, dateId, arrival }: { eventId: string; dateId: string; arrival: PhoneArrival },
): boolean {
  const { signUpId, at, arrived, walkIn } = arrival;
  if (!walkIn) return false;
  try {
    addAttendee(ctx, { eventId, dateId, requestId: signUpId, ...walkIn, at, arrived: arrived ?? walkIn.partySize });
    return true;
  } catch (error) {
    // The rest of the list must not wait for one party for which there is no room.
    if (error instanceof Invalid || error instanceof Conflict || error instanceof NotFound) return false;
    throw error;
  }
}
