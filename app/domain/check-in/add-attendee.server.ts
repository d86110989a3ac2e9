import { writeTransaction } from "#db/client.server.ts";
import { insertPage } from "#db/queries/attendee-pages.server.ts";
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

/**
 * Add an attendee by hand, at the door or before. No address and no network is recorded, and the waitlist is not
 * overtaken. Idempotent.
 * @param input `requestId`: made with the form
 * @throws NotFound for an actor who may not edit the event, and for a date of another event; Conflict when the date has
 * no sign-up, does not take place or is over; Invalid `partySize` without enough free seats
 */
export function addAttendee(
  ctx: Context,
  input: { eventId: string; dateId: string; requestId: string; nickname: string | null; partySize: number },
): void {
  writeTransaction(ctx.db, (tx) => {
    const pool = requirePool(tx, ctx, input);
    if (findSignUpByRequest(tx, input.requestId)) return;
    validatePartySize(pool, input.partySize);
    const key = { dateId: pool.dateId, sessionId: null };
    allocateSeats(tx, ctx.now, key);
    const free = freeSeats(tx, pool);
    if (free !== null && input.partySize > free) {
      throw new Invalid({ partySize: { key: "notEnoughSeats", values: { count: input.partySize } } });
    }
    withSeatChange(tx, ctx.now, [key], () => insert(ctx, tx, pool.dateId, input));
  });
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

function insert(
  ctx: Context,
  tx: Context["db"],
  dateId: string,
  input: { requestId: string; nickname: string | null; partySize: number },
): void {
  const pageId = randomUUID();
  // The address of this page is known to nobody; the page exists so that the sign-up is erased like all others.
  insertPage(tx, { id: pageId, token: makeToken(), language: ctx.language, email: null, createdAt: ctx.now });
  let checkInCode = makeCode(4);
  while (checkInCodeIsTaken(tx, dateId, checkInCode)) checkInCode = makeCode(4);
  const { requestId, nickname, partySize } = input;
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
      createdAt: ctx.now,
    },
    [],
  );
}
