import type { Context } from "#app/domain/context.ts";
import type { PayloadOf } from "#app/domain/model/mail.ts";
import { defineMail } from "../define-mail.server.tsx";
import type { Prepared } from "../prepared-mail.ts";
import { attendeeFooter } from "../parts/footers.ts";
import { readSignUpDetails, signUpStateMail } from "../parts/sign-up-details.server.ts";
import { type SignUpStateFacts, signUpStateTemplate } from "../parts/sign-up-state.tsx";
import { signUpWaitlisted } from "./mail.ts";
import { samples } from "./sample.ts";

/** Prepare the mail; null when the attendee has left the waitlist, or the date is off or has started. */
function prepare(ctx: Context, payload: PayloadOf<typeof signUpWaitlisted>): Prepared<SignUpStateFacts> | null {
  const details = readSignUpDetails(ctx, payload.signUpId);
  if (details?.signUp.state !== "waiting" || !details.isOn || details.startsAtUtc <= ctx.now) return null;
  return signUpStateMail(details, { until: null, quote: null });
}

export const signUpWaitlistedMail = defineMail(signUpWaitlisted, {
  prepare,
  template: signUpStateTemplate("waitlisted"),
  footer: attendeeFooter,
  samples,
});
