import type { Context } from "#app/domain/context.ts";
import type { PayloadOf } from "#app/domain/model/mail.ts";
import { offsetAt, toLocal } from "#app/domain/time/zone-arithmetic.server.ts";
import { defineMail } from "../define-mail.server.tsx";
import type { Prepared } from "../prepared-mail.ts";
import { attendeeFooter } from "../parts/footers.ts";
import { readSignUpDetails, signUpStateMail } from "../parts/sign-up-details.server.ts";
import { type SignUpStateFacts, signUpStateTemplate } from "../parts/sign-up-state.tsx";
import { seatsOffered } from "./mail.ts";
import { samples } from "./sample.ts";

/** Prepare the mail; null when the offer was answered or has expired, or the date is off. */
function prepare(ctx: Context, payload: PayloadOf<typeof seatsOffered>): Prepared<SignUpStateFacts> | null {
  const details = readSignUpDetails(ctx, payload.signUpId);
  const until = details?.signUp.offerExpiresAt ?? null;
  if (details?.signUp.state !== "offered" || until === null || until <= ctx.now || !details.isOn) return null;
  const { timeZone } = details.row;
  const deadline = { local: toLocal(until, timeZone), offsetMinutes: offsetAt(until, timeZone) };
  return signUpStateMail(details, { until: deadline, quote: null });
}

export const seatsOfferedMail = defineMail(seatsOffered, {
  prepare,
  template: signUpStateTemplate("offered"),
  footer: attendeeFooter,
  samples,
});
