import { writeTransaction } from "#db/client.server.ts";
import { recordAudit } from "#db/queries/audit.server.ts";
import { listCrowdOf } from "#db/queries/network-seats.server.ts";
import { setSignUpState } from "#db/queries/seats.server.ts";
import { findSignUp } from "#db/queries/sign-ups.server.ts";
import type { Context } from "../context.ts";
import { NotFound } from "../errors.ts";
import { requireOwnDate } from "../event-access/require-own-event.server.ts";
import { withSeatChange } from "../seats/allocate-seats.server.ts";

/**
 * Release all sign-ups of a date, or of one session, from the same network as a given one, if their address is not
 * confirmed and they have not checked in. They cannot be mailed: their attendee page tells it.
 * @throws NotFound for an actor who may not edit the event, and for a sign-up of another event
 */
export function releaseCrowd(ctx: Context, input: { eventId: string; signUpId: string }): void {
  writeTransaction(ctx.db, (tx) => {
    const signUp = findSignUp(tx, input.signUpId);
    if (!signUp) throw new NotFound("sign-up");
    const { event } = requireOwnDate(tx, ctx, signUp.eventDateId);
    if (event.id !== input.eventId) throw new NotFound("sign-up");
    const { networkHash } = signUp;
    // Without a network, e.g. once released, a sign-up belongs to no crowd: a repeated request does nothing.
    if (networkHash === null) return;
    const pool = { dateId: signUp.eventDateId, sessionId: signUp.eventSessionId };
    withSeatChange(tx, ctx.now, [pool], () => {
      for (const id of listCrowdOf(tx, { ...pool, networkHash })) {
        if (findSignUp(tx, id)?.checkedInAt !== null) continue;
        setSignUpState(tx, id, { state: "cancelled", cancelledAt: ctx.now, endedBy: "released" });
      }
    });
    const about = { subjectKind: "event" as const, subjectId: event.id, cityId: event.cityId };
    recordAudit(tx, ctx, { action: "sign-up.release-crowd", ...about, fields: [] });
  });
}
