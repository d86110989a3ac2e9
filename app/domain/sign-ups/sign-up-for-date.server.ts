import { writeTransaction } from "#db/client.server.ts";
import type { Database } from "#db/client.server.ts";
import { raiseProgrammeVersion } from "#db/queries/instance.server.ts";
import { countMailsTo, enqueueMail } from "#db/queries/outbox.server.ts";
import { listPublicDatesOf } from "#db/queries/programme.server.ts";
import * as signUps from "#db/queries/sign-ups.server.ts";
import { randomUUID } from "node:crypto";
import type { Context } from "../context.ts";
import { Conflict, Invalid, NotFound } from "../errors.ts";
import { mailSubject } from "../messages.ts";
import { mailboxOf, normaliseEmail } from "../people/person.ts";
import { hashSecret, makeCode, makeToken } from "../people/secrets.server.ts";
import { days, plus } from "../time/zoned-time.ts";
import { confirmationsPerDay, type SignUpNeed } from "./sign-up.ts";

export type SignUpInput = {
  slug: string;
  dateId: string;
  /** Made with the form: posted twice, it is one sign-up. */
  requestId: string;
  partySize: number;
  nickname: string | null;
  needs: readonly SignUpNeed[];
  email: string | null;
};

/**
 * Takes seats for a party, in one transaction that counts the rows: nothing is sold twice. The person gets a page of
 * their own; an address, if they gave one, is asked to confirm by mail first.
 * @returns the secret part of the personal page's address
 * @throws NotFound for an event that is not public; Conflict when it is over, off or closed; Invalid by field
 */
export function signUpForDate(ctx: Context, input: SignUpInput): { token: string } {
  return writeTransaction(ctx.db, (tx) => {
    const repeated = signUps.findSignUpByRequest(tx, input.requestId);
    if (repeated) return repeated;
    const date = openDate(tx, ctx, input);
    const { nickname, needs, email } = answersFor(date, input);
    takeSeats(tx, date, input.partySize);
    const pageId = randomUUID();
    const token = makeToken();
    signUps.insertPage(tx, {
      id: pageId,
      token,
      language: ctx.language,
      email,
      confirmToken: email ? makeToken() : null,
      createdAt: ctx.now,
    });
    signUps.insertSignUp(
      tx,
      {
        id: randomUUID(),
        pageId,
        eventDateId: date.dateId,
        state: "confirmed",
        nickname,
        partySize: input.partySize,
        doorCode: freeDoorCode(tx, date.dateId),
        requestId: input.requestId,
        createdAt: ctx.now,
      },
      needs,
    );
    if (email) askToConfirm(tx, ctx, pageId, email);
    return { token };
  });
}

type OpenDate = NonNullable<ReturnType<typeof signUps.findDateForSignUp>>;

function openDate(tx: Database, ctx: Context, input: SignUpInput): OpenDate {
  const isOfEvent = listPublicDatesOf(tx, ctx.language, input.slug).some((row) => row.dateId === input.dateId);
  const date = isOfEvent ? signUps.findDateForSignUp(tx, input.dateId) : null;
  if (!date) throw new NotFound("date");
  if (date.door === "just_come") throw new Conflict("noSignUpNeeded");
  if (date.status === "cancelled" || date.status === "postponed") throw new Conflict("dateIsOff");
  if (date.startsAtUtc <= ctx.now) throw new Conflict("dateIsOver");
  if (date.signUpClosed) throw new Conflict("signUpClosed");
  return date;
}

/** Door 1 records the size of the party and nothing else, whatever a form may send. */
function answersFor(date: OpenDate, input: SignUpInput): Pick<SignUpInput, "nickname" | "needs" | "email"> {
  const asksMore = date.door === "sign_up";
  if (asksMore && !input.nickname) throw new Invalid({ nickname: { key: "required" } });
  if (input.partySize < 1 || input.partySize > date.partyLimit) {
    throw new Invalid({ partySize: { key: "numberBetween", values: { min: 1, max: date.partyLimit } } });
  }
  if (!asksMore) return { nickname: null, needs: [], email: null };
  return { ...input, email: input.email ? normaliseEmail(input.email) : null };
}

function takeSeats(tx: Database, date: OpenDate, partySize: number): void {
  if (date.capacity === null) return;
  const left = date.capacity - signUps.countSeatsHeld(tx, date.dateId);
  if (left <= 0) throw new Conflict("dateIsFull");
  if (partySize > left) throw new Invalid({ partySize: { key: "notEnoughSeats", values: { count: partySize } } });
  // "Full" is public; how many seats are left is not.
  if (partySize === left) raiseProgrammeVersion(tx);
}

function freeDoorCode(tx: Database, dateId: string): string {
  let code = makeCode(4);
  while (signUps.doorCodeIsTaken(tx, dateId, code)) code = makeCode(4);
  return code;
}

function askToConfirm(tx: Database, ctx: Context, pageId: string, email: string): void {
  const recipientHash = hashSecret(mailboxOf(email));
  if (countMailsTo(tx, "confirm_address", recipientHash, plus(ctx.now, -days(1))) >= confirmationsPerDay) return;
  enqueueMail(tx, {
    kind: "confirm_address",
    payload: { pageId },
    dedupeKey: `confirm:${pageId}`,
    subject: mailSubject("page", pageId),
    recipientHash,
    now: ctx.now,
  });
}
