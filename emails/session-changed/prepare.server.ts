import type { Context } from "#app/domain/context.ts";
import type { PayloadOf } from "#app/domain/model/mail.ts";
import { visibleRoom } from "#app/domain/model/place.ts";
import { roomMark } from "#app/domain/notifications/known-state.server.ts";
import { defineMail } from "../define-mail.server.tsx";
import type { Prepared } from "../prepared-mail.ts";
import { attendeeFooter } from "../parts/footers.ts";
import { seatThread } from "../parts/seat-thread.ts";
import { readSignUpDetails, signUpStateMail } from "../parts/sign-up-details.server.ts";
import { type SignUpStateFacts, signUpStateTemplate } from "../parts/sign-up-state.tsx";
import { sessionChanged } from "./mail.ts";
import { samples } from "./sample.ts";

/**
 * Prepare the mail; null when the session is again as the reader knows it, the sign-up was cancelled, or the date is
 * off or over.
 */
function prepare(ctx: Context, payload: PayloadOf<typeof sessionChanged>): Prepared<SignUpStateFacts> | null {
  const details = readSignUpDetails(ctx, payload.signUpId, payload.sessionId);
  const session = details?.session;
  if (!details || !session || details.signUp.state === "cancelled") return null;
  if (!details.isOn || details.endsAtUtc <= ctx.now) return null;
  const { told } = payload;
  const isKnown =
    told !== null &&
    told.startsAtLocal === session.startsAtLocal &&
    told.endsAtLocal === session.endsAtLocal &&
    // Rows queued by an older release contain the room instead of its hash.
    (told.room === session.room || told.room === roomMark(session.id, session.room));
  if (isKnown) return null;
  const room = visibleRoom(details.row.place, session.room, { kind: "public" });
  return {
    ...signUpStateMail(details, { until: null, quote: null, room }),
    repliesTo: seatThread(details.page, payload.signUpId),
  };
}

export const sessionChangedMail = defineMail(sessionChanged, {
  prepare,
  template: signUpStateTemplate("sessionChanged"),
  footer: attendeeFooter,
  samples,
});
