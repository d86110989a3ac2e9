import { writeTransaction } from "#db/client.server.ts";
import { insertPage } from "#db/queries/attendee-pages.server.ts";
import { findArrival } from "#db/queries/check-in.server.ts";
import { findDateRow } from "#db/queries/programme.server.ts";
import { findPool, type Pool } from "#db/queries/seats.server.ts";
import { checkInCodeIsTaken, findSignUpByRequest, insertSignUp } from "#db/queries/sign-ups.server.ts";
import { randomUUID } from "node:crypto";
import type { Context } from "../context.ts";
import { Conflict, Invalid, NotFound } from "../errors.ts";
import { requireOwnDate } from "../event-access/require-own-event.server.ts";
import { takesPlace } from "../model/date.ts";
import { makeCode, makeToken } from "../secrets.server.ts";
import { allocateSeats, freeSeats, withSeatChange } from "../seats/allocate-seats.server.ts";
import { validatePartySize } from "../sign-ups/sign-up-for-date.server.ts";
import { dayAt } from "../time/zone-arithmetic.server.ts";
import { type Instant, localDateOf } from "../time/zoned-time.ts";
import { noteArrival, type NotedArrival, plausible } from "./check-in.server.ts";

type Party = { requestId: string; nickname: string | null; partySize: number };
type NewParty = Party & { walkInAt: Instant | null };

/**
 * Add an attendee by hand; from the day of the date on, the party is at the door, and checked in: taken back there, its
 * seats are free again. No address and no network is recorded, and the waitlist is not overtaken. Idempotent.
 * @param input `requestId`: made with the form; `at`: when a phone without a connection noted it
 * @throws NotFound for an actor who may not edit the event, and for a date of another event; Conflict when the date has
 * no sign-up, does not take place or is over; Invalid `partySize` without enough free seats
 */
export function addAttendee(
  ctx: Context,
  input: Party & { eventId: string; dateId: string; at?: Instant; arrived?: number },
): NotedArrival {
  const at = plausible(input.at ?? ctx.now, ctx.now);
  return writeTransaction(ctx.db, (tx) => {
    const pool = requirePool(tx, { ...ctx, now: at }, input);
    const isNew = !findSignUpByRequest(tx, input.requestId);
    const isHere = isDayOf(tx, ctx, input.dateId);
    if (isNew) addParty(ctx, tx, pool, { ...input, walkInAt: isHere ? at : null });
    return noteParty(tx, ctx.now, { ...input, dateId: pool.dateId, at, isNew, isHere });
  });
}

/** Note who of a party is here, if anybody can be; a repeated form must not undo what was noted since. */
function noteParty(
  tx: Context["db"],
  now: Instant,
  party: Party & { dateId: string; at: Instant; arrived?: number; isNew: boolean; isHere: boolean },
): NotedArrival {
  const { requestId, dateId, at, isNew, isHere } = party;
  const name = { signUpId: requestId, dateId };
  const found = findArrival(tx, name);
  const arrived = party.arrived ?? (isNew ? party.partySize : (found?.arrived ?? 0));
  const note = isHere ? noteArrival(tx, now, { ...name, at, arrived }) : null;
  if (note) return note;
  if (!found) throw new NotFound("sign-up");
  return { signUpId: found.id, before: found.arrived, arrived: found.arrived };
}

/** True from the day of a date on, by the clock of its city. */
function isDayOf(tx: Context["db"], ctx: Context, dateId: string): boolean {
  const row = findDateRow(tx, ctx.language, dateId);
  return row !== null && localDateOf(row.startsAtLocal) <= dayAt(ctx.now, row.timeZone);
}

function addParty(ctx: Context, tx: Context["db"], pool: Pool, party: NewParty): void {
  validatePartySize(pool, party.partySize);
  const key = { dateId: pool.dateId, sessionId: null };
  allocateSeats(tx, ctx.now, key);
  const free = freeSeats(tx, pool);
  if (free !== null && party.partySize > free) {
    throw new Invalid({ partySize: { key: "notEnoughSeats", values: { count: party.partySize } } });
  }
  withSeatChange(tx, ctx.now, [key], () => insert(ctx, tx, pool.dateId, party));
}

function requirePool(tx: Context["db"], ctx: Context, input: { eventId: string; dateId: string }): Pool {
  const { date, event } = requireOwnDate(tx, ctx, input.dateId);
  const pool = findPool(tx, { dateId: date.id, sessionId: null });
  if (event.id !== input.eventId || !pool) throw new NotFound("date");
  if (pool.participation === "just_come") throw new Conflict("noSignUpNeeded");
  if (!takesPlace(pool)) throw new Conflict("dateIsOff");
  if (pool.endsAtUtc <= ctx.now) throw new Conflict("dateIsOver");
  return pool;
}

function insert(ctx: Context, tx: Context["db"], dateId: string, input: NewParty): void {
  const pageId = randomUUID();
  // The address of this page is known to nobody; the page exists so that the sign-up is erased like all others.
  insertPage(tx, { id: pageId, token: makeToken(), language: ctx.language, email: null, createdAt: ctx.now });
  let checkInCode = makeCode(4);
  while (checkInCodeIsTaken(tx, dateId, checkInCode)) checkInCode = makeCode(4);
  const { requestId, nickname, partySize, walkInAt } = input;
  const state = "confirmed" as const;
  insertSignUp(
    tx,
    {
      id: randomUUID(),
      pageId,
      eventDateId: dateId,
      state,
      nickname,
      partySize,
      checkInCode,
      requestId,
      walkInAt,
      createdAt: ctx.now,
    },
    [],
  );
}
