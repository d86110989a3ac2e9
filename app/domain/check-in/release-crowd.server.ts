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
 * An organiser takes back every sign-up of a date, or of one session, that came from the same network as one of them and
 * has no confirmed address; those who came stay. Nobody of them can be written to: their page says it.
 * @throws NotFound for a stranger, and for a sign-up of another event
 */
export function releaseCrowd(ctx: Context, input: { eventId: string; signUpId: string }): void {
  writeTransaction(ctx.db, (tx) => {
    const signUp = findSignUp(tx, input.signUpId);
    if (!signUp) throw new NotFound("sign-up");
    const { event } = requireOwnDate(tx, ctx, signUp.eventDateId);
    if (event.id !== input.eventId) throw new NotFound("sign-up");
    const { networkHash } = signUp;
    // Released already: twice is the same as once.
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
