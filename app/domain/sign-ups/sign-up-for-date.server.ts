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
import { takesPlace } from "../model/date.ts";
import { requestIdOfChoice, repeatedRequest } from "../attendees/repeated-request.server.ts";
import type { Instant } from "../time/zoned-time.ts";
import { notifySignUpState } from "../notifications/notify-sign-up-state.server.ts";

export type SignUpInput = {
  slug: string;
  dateId: string;
  /** A session with a sign-up of its own; else the date itself. */
  sessionId?: string | null;
  /** Made with the form: posted twice, it is one sign-up. */
  requestId: string;
  partySize: number;
  nickname: string | null;
  needs: readonly SignUpNeed[];
  email: string | null;
  /** The secret part of the address of a personal page that shall hold it too; without one it gets its own. */
  pageToken?: string | null;
};

/**
 * Takes seats for a party, in one transaction that counts the rows: nothing is sold twice. Where there are not enough the
 * party waits in line, and nobody who came before is overtaken. An address, if one is given, is asked to confirm by mail;
 * beyond what one network may have without, the sign-up is provisional until one is confirmed.
 * @returns the secret part of the personal page's address
 * @throws NotFound for an event that is not public, or an unknown page; Conflict when it is over, off or closed, or held
 * by this page already; Invalid by field
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
    // To an address that is confirmed already, the mail goes at once.
    if (page.canBeMailed) notifySignUpState(tx, ctx.now, { signUpId, pageId: page.id, state });
    return { token: page.token };
  });
}

/** How a new sign-up stands: with seats, waiting, and beyond what one network may have only until an address is confirmed. */
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

/** The page a form was sent for before; or what it is called now: gone back to and sent with another choice, it is another. */
function recognised(tx: Database, input: SignUpInput) {
  const sessionId = input.sessionId ?? null;
  const first = signUps.findSignUpByRequest(tx, input.requestId);
  if (!first) return { requestId: input.requestId };
  if (first.dateId === input.dateId && first.sessionId === sessionId) return { page: first };
  const requestId = requestIdOfChoice(input.requestId, `${input.dateId} ${sessionId}`);
  const other = signUps.findSignUpByRequest(tx, requestId);
  return other ? { page: other } : { requestId };
}

function openPool(tx: Database, now: Instant, input: SignUpInput): Pool {
  const pool = isPublicDate(tx, input)
    ? findPool(tx, { dateId: input.dateId, sessionId: input.sessionId ?? null })
    : null;
  if (!pool) throw new NotFound("date");
  if (pool.participation === "just_come") throw new Conflict("noSignUpNeeded");
  if (!takesPlace(pool)) throw new Conflict("dateIsOff");
  if (pool.startsAtUtc <= now) throw new Conflict("dateIsOver");
  if (pool.isClosed) throw new Conflict("signUpClosed");
  return pool;
}

/** Door 1 records the size of the party and nothing else, whatever a form may send. */
function answersFor(pool: Pool, input: SignUpInput): Pick<SignUpInput, "nickname" | "needs" | "email"> {
  const asksMore = pool.participation === "sign_up";
  if (asksMore && !input.nickname) throw new Invalid({ nickname: { key: "required" } });
  validatePartySize(pool, input.partySize);
  return asksMore ? input : { nickname: null, needs: [], email: null };
}

/** @throws Invalid `partySize` for a party that may not come, or that no waiting would ever seat */
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
