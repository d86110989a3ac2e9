import { signUpReleased } from "#emails/sign-up-released/mail.ts";
import { writeTransaction } from "#db/client.server.ts";
import { recordAudit } from "#db/queries/audit.server.ts";
import { enqueueMail } from "../notifications/enqueue-mail.server.ts";
import { setSignUpState } from "#db/queries/seats.server.ts";
import { findSignUp } from "#db/queries/sign-ups.server.ts";
import type { Context } from "../context.ts";
import { NotFound } from "../errors.ts";
import { requireOwnDate } from "../event-access/require-own-event.server.ts";
import { mailSubject } from "../model/mail.ts";
import { parseRequiredText } from "../forms/required-text.ts";
import { withSeatChange } from "../seats/allocate-seats.server.ts";
import { releaseReasonLimit } from "../model/sign-up.ts";

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
    const endNote = parseRequiredText(input.reason, { field: "reason", max: releaseReasonLimit });
    const pool = { dateId: signUp.eventDateId, sessionId: signUp.eventSessionId };
    withSeatChange(tx, ctx.now, [pool], () =>
      setSignUpState(tx, signUp.id, { state: "cancelled", cancelledAt: ctx.now, endedBy: "released", endNote }),
    );
    enqueueMail(tx, signUpReleased, {
      payload: { signUpId: signUp.id },
      dedupeKey: signUpReleased.key(signUp.id),
      subject: mailSubject("page", signUp.pageId),
      now: ctx.now,
    });
    const about = { subjectKind: "event" as const, subjectId: event.id, cityId: event.cityId };
    recordAudit(tx, ctx, { action: "sign-up.release", ...about, fields: [] });
  });
}
