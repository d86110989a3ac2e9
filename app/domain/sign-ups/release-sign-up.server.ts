import { writeTransaction } from "#db/client.server.ts";
import { recordAudit } from "#db/queries/audit.server.ts";
import { enqueueMail } from "#db/queries/outbox.server.ts";
import { setSignUpState } from "#db/queries/seats.server.ts";
import { findSignUp } from "#db/queries/sign-ups.server.ts";
import type { Context } from "../context.ts";
import { NotFound } from "../errors.ts";
import { requireOwnDate } from "../event-access/require-own-event.server.ts";
import { mailSubject } from "../model/mail.ts";
import { mailKey } from "../model/mail-key.ts";
import { parseRequiredText } from "../forms/required-text.ts";
import { withSeatChange } from "../seats/allocate-seats.server.ts";
import { releaseReasonLimit } from "../model/sign-up.ts";

/**
 * An organiser takes a sign-up back, with words the person reads on their page and in a mail. Twice is the same as once.
 * The log says that it was done, not to whom.
 * @throws NotFound for a stranger, and for a sign-up of another event; Invalid `reason`
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
    enqueueMail(tx, {
      kind: "sign_up_released",
      payload: { signUpId: signUp.id },
      dedupeKey: mailKey("sign_up_released", [signUp.id]),
      subject: mailSubject("page", signUp.pageId),
      now: ctx.now,
    });
    const about = { subjectKind: "event" as const, subjectId: event.id, cityId: event.cityId };
    recordAudit(tx, ctx, { action: "sign-up.release", ...about, fields: [] });
  });
}
