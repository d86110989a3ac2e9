import { type Database, writeTransaction } from "#db/client.server.ts";
import { findPool, isPublicDate, type Pool, isInPool } from "#db/queries/seats.server.ts";
import * as signUps from "#db/queries/sign-ups.server.ts";
import { randomUUID } from "node:crypto";
import type { Context } from "../context.ts";
import { Conflict, Invalid, NotFound } from "../errors.ts";
import { makeCode } from "../secrets.server.ts";
import { withSeatChange, freeSeats, allocateSeats, holdsOverlappingSession } from "../seats/allocate-seats.server.ts";
import { confirmUntil } from "../seats/network-cap.ts";
import { isTooMany } from "../seats/network-limit.server.ts";
import { openAttendeePage } from "../attendees/open-attendee-page.server.ts";
import type { SignUpNeed } from "../model/sign-up.ts";
import { signUpClosedBy } from "../seats/pool-state.ts";
import { requestIdOfChoice, repeatedRequest } from "../attendees/repeated-request.server.ts";
import type { Instant } from "../time/zoned-time.ts";
import { notifySignUpState } from "../notifications/notify-sign-up-state.server.ts";

export type SignUpInput = {
  slug: string;
  dateId: string;
  /** Session with a sign-up of its own; null for the date itself. */
  sessionId?: string | null;
  /** Id made with the form: posting it twice creates one sign-up. */
  requestId: string;
  partySize: number;
  nickname: string | null;
  needs: readonly SignUpNeed[];
  email: string | null;
  /** Token of the attendee page to add the sign-up to; without a token, a new page is created. */
  pageToken?: string | null;
};

/**
 * Sign a party up, in one transaction that counts the seats, so that none is given twice; without enough seats the
 * party joins the waitlist. A new address is asked for confirmation by mail; above the limit of a network, a sign-up
 * stays provisional until an address is confirmed.
 * @returns the token of the attendee page
 * @throws NotFound for an event that is not public, or an unknown page; Conflict when the date is over, cancelled or
 * closed, or already on this page; Invalid by field
 */
export function signUpForDate(ctx: Context, input: SignUpInput): { token: string } {
  return writeTransaction(ctx.db, (tx) => {
    const sent = recognised(tx, input);
    if ("page" in sent) return repeatedRequest(ctx, sent.page, input.pageToken);
    const { requestId } = sent;
    const pool = openPool(tx, ctx.now, input);
    const { nickname, needs, email } = answersFor(pool, input);
    allocateSeats(tx, ctx.now, pool);
    const page = openAttendeePage(tx, ctx, { token: input.pageToken ?? null, email });
    if (page.isKnown) requireFreeStart(tx, page.id, pool);
    const signUpId = randomUUID();
    const free = freeSeats(tx, pool);
    const { state, ...terms } = termsOf(tx, ctx, { pool, page, partySize: input.partySize, free });
    withSeatChange(tx, ctx.now, [pool], () =>
      signUps.insertSignUp(
        tx,
        {
          id: signUpId,
          pageId: page.id,
          eventDateId: pool.dateId,
          eventSessionId: pool.sessionId,
          state,
          nickname,
          partySize: input.partySize,
          checkInCode: freeCheckInCode(tx, pool.dateId),
          requestId,
          createdAt: ctx.now,
          ...terms,
        },
        needs,
      ),
    );
    // A confirmed address gets the mail at once.
    if (page.canBeMailed) notifySignUpState(tx, ctx.now, { signUpId, pageId: page.id, state });
    return { token: page.token };
  });
}

/**
 * Return the state and deadline of a new sign-up: seated or waiting; above the limit of the network only until an
 * address is confirmed.
 */
function termsOf(
  tx: Database,
  ctx: Context,
  {
    pool,
    page,
    partySize,
    free,
  }: { pool: Pool; page: { canBeMailed: boolean }; partySize: number; free: number | null },
) {
  const isProvisional = !page.canBeMailed && isTooMany(tx, pool, { network: ctx.network, more: partySize });
  const seated = isProvisional ? ("provisional" as const) : ("confirmed" as const);
  return {
    state: free === null || partySize <= free ? seated : ("waiting" as const),
    offerExpiresAt: isProvisional ? confirmUntil(ctx.now, pool.startsAtUtc) : null,
    networkHash: page.canBeMailed ? null : (ctx.network ?? null),
  };
}

/** Find the page for which the form was sent before. A form sent again with another choice gets another request id. */
function recognised(tx: Database, input: SignUpInput) {
  const sessionId = input.sessionId ?? null;
  const first = signUps.findSignUpByRequest(tx, input.requestId);
  if (!first) return { requestId: input.requestId };
  if (first.dateId === input.dateId && first.sessionId === sessionId) return { page: first };
  const requestId = requestIdOfChoice(input.requestId, `${input.dateId} ${sessionId}`);
  const other = signUps.findSignUpByRequest(tx, requestId);
  return other ? { page: other } : { requestId };
}

const closedFaults = { off: "dateIsOff", over: "dateIsOver", closed: "signUpClosed" } as const;

function openPool(tx: Database, now: Instant, input: SignUpInput): Pool {
  const pool = isPublicDate(tx, input)
    ? findPool(tx, { dateId: input.dateId, sessionId: input.sessionId ?? null })
    : null;
  if (!pool) throw new NotFound("date");
  if (pool.participation === "just_come") throw new Conflict("noSignUpNeeded");
  const closedBy = signUpClosedBy({ ...pool, hasBegun: pool.startsAtUtc <= now });
  if (closedBy !== null) throw new Conflict(closedFaults[closedBy]);
  return pool;
}

/** Drop all answers but the party size in mode `count_me_in`, whatever the form sent. */
function answersFor(pool: Pool, input: SignUpInput): Pick<SignUpInput, "nickname" | "needs" | "email"> {
  const asksMore = pool.participation === "sign_up";
  if (asksMore && !input.nickname) throw new Invalid({ nickname: { key: "required" } });
  validatePartySize(pool, input.partySize);
  return asksMore ? input : { nickname: null, needs: [], email: null };
}

/** Refuse a party that is larger than allowed, or than all seats. @throws Invalid `partySize` */
export function validatePartySize(pool: Pick<Pool, "partyLimit" | "capacity">, partySize: number): void {
  const max = Math.min(pool.partyLimit, pool.capacity ?? Number.POSITIVE_INFINITY);
  if (partySize >= 1 && partySize <= max) return;
  throw new Invalid({ partySize: { key: "numberBetween", values: { min: 1, max } } });
}

function requireFreeStart(tx: Database, pageId: string, pool: Pool): void {
  if (isInPool(tx, pageId, pool)) throw new Conflict("alreadyOnPage");
  if (holdsOverlappingSession(tx, pageId, pool)) throw new Conflict("sessionsOverlap");
}

function freeCheckInCode(tx: Database, dateId: string): string {
  let code = makeCode(4);
  while (signUps.checkInCodeIsTaken(tx, dateId, code)) code = makeCode(4);
  return code;
}
