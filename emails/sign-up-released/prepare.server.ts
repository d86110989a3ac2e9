import type { Context } from "#app/domain/context.ts";
import type { PayloadOf } from "#app/domain/model/mail.ts";
import { defineMail } from "../define-mail.server.tsx";
import type { Prepared } from "../prepared-mail.ts";
import { attendeeFooter } from "../parts/footers.ts";
import { readSignUpDetails, signUpStateMail } from "../parts/sign-up-details.server.ts";
import { type SignUpStateFacts, signUpStateTemplate } from "../parts/sign-up-state.tsx";
import { signUpReleased } from "./mail.ts";
import { samples } from "./sample.ts";

/** Prepare the mail; null when the sign-up is not released any more, or the date is hidden or over. */
function prepare(ctx: Context, payload: PayloadOf<typeof signUpReleased>): Prepared<SignUpStateFacts> | null {
  const details = readSignUpDetails(ctx, payload.signUpId);
  if (details?.signUp.endedBy !== "released" || !details.row.isShown || details.endsAtUtc <= ctx.now) return null;
  return signUpStateMail(details, { until: null, quote: details.signUp.endNote });
}

export const signUpReleasedMail = defineMail(signUpReleased, {
  prepare,
  template: signUpStateTemplate("released"),
  footer: attendeeFooter,
  samples,
});
