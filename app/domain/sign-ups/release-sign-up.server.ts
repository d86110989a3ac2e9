import { signUpReleased } from "#emails/sign-up-released/mail.ts";
import { writeTransaction } from "#db/client.server.ts";
import { recordAudit } from "#db/queries/audit.server.ts";
import { enqueueMail } from "../notifications/enqueue-mail.server.ts";
import { setSignUpState } from "#db/queries/seats.server.ts";
import { findSignUp } from "#db/queries/sign-ups.server.ts";
import type { Context } from "../context.ts";
import { Invalid, NotFound } from "../errors.ts";
import { requireOwnDate } from "../event-access/require-own-event.server.ts";
import { mailSubject } from "../model/mail.ts";
import { parseRequiredText } from "../forms/required-text.ts";
import { withSeatChange } from "../seats/allocate-seats.server.ts";
import { releaseReasonLimit } from "../model/sign-up.ts";

type Released = NonNullable<ReturnType<typeof findSignUp>>;
type OwnEvent = ReturnType<typeof requireOwnDate>["event"];

/**
 * Release a sign-up with a reason, which the attendee reads on the page and in a mail. Idempotent. The audit log
 * records the event, not the attendee.
 * @throws NotFound for an actor who may not edit the event, and for a sign-up of another event; Invalid `reason`
 */
export function releaseSignUp(ctx: Context, input: { eventId: string; signUpId: string; reason: string }): void {
  writeTransaction(ctx.db, (tx) => {
    const signUp = findSignUp(tx, input.signUpId);
    if (!signUp) throw new NotFound("sign-up");
    const { event } = requireOwnDate(tx, ctx, signUp.eventDateId);
    if (event.id !== input.eventId) throw new NotFound("sign-up");
    if (signUp.state === "cancelled") return;
    release(tx, ctx, { event, signUps: [signUp], endNote: parseReason(input.reason) });
  });
}

/**
 * Release several sign-ups of a date with one reason, as `releaseSignUp` does each. Those that have ended or come by
 * now are passed over; the waitlist moves up once all of them are released.
 * @returns the number of released sign-ups
 * @throws NotFound for an actor who may not edit the event, and for a sign-up of another date; Invalid `reason`, and
 * `signUpIds` if none is chosen
 */
export function releaseSignUps(
  ctx: Context,
  input: { eventId: string; dateId: string; signUpIds: readonly string[]; reason: string },
): number {
  return writeTransaction(ctx.db, (tx) => {
    const { event } = requireOwnDate(tx, ctx, input.dateId);
    if (event.id !== input.eventId) throw new NotFound("date");
    if (input.signUpIds.length === 0) throw new Invalid({ signUpIds: { key: "choose" } });
    const endNote = parseReason(input.reason);
    const chosen = [...new Set(input.signUpIds)].map((id) => requireOfDate(tx, id, input.dateId));
    const signUps = chosen.filter(({ state, arrived }) => state !== "cancelled" && arrived === 0);
    release(tx, ctx, { event, signUps, endNote });
    return signUps.length;
  });
}

const parseReason = (reason: string): string => parseRequiredText(reason, { field: "reason", max: releaseReasonLimit });

function requireOfDate(tx: Context["db"], signUpId: string, dateId: string): Released {
  const signUp = findSignUp(tx, signUpId);
  if (signUp?.eventDateId !== dateId) throw new NotFound("sign-up");
  return signUp;
}

function release(
  tx: Context["db"],
  ctx: Context,
  { event, signUps, endNote }: { event: OwnEvent; signUps: readonly Released[]; endNote: string },
): void {
  const pools = new Map(
    signUps.map(({ eventDateId: dateId, eventSessionId: sessionId }) => [
      `${dateId} ${sessionId}`,
      { dateId, sessionId },
    ]),
  );
  // All at once: a waiting party that is released with others must not get their seats in between.
  withSeatChange(tx, ctx.now, [...pools.values()], () => {
    for (const { id } of signUps) {
      setSignUpState(tx, id, { state: "cancelled", cancelledAt: ctx.now, endedBy: "released", endNote });
    }
  });
  for (const signUp of signUps) {
    enqueueMail(tx, signUpReleased, {
      payload: { signUpId: signUp.id },
      dedupeKey: signUpReleased.key(signUp.id),
      subject: mailSubject("page", signUp.pageId),
      now: ctx.now,
    });
    const about = { subjectKind: "event" as const, subjectId: event.id, cityId: event.cityId };
    recordAudit(tx, ctx, { action: "sign-up.release", ...about, fields: [] });
  }
}
