import { writeMailCalendar } from "#app/domain/calendar/write-sign-up-calendar.server.ts";
import type { Context } from "#app/domain/context.ts";
import type { PayloadOf } from "#app/domain/model/mail.ts";
import { defineMail } from "../define-mail.server.tsx";
import type { Prepared, Sender } from "../prepared-mail.ts";
import { attendeeFooter } from "../parts/footers.ts";
import { readSignUpDetails, seatFacts } from "../parts/sign-up-details.server.ts";
import { type SignUpFacts, signUpTemplate } from "../parts/sign-up.tsx";
import { signUpConfirmed } from "./mail.ts";
import { samples } from "./sample.ts";

/**
 * Prepare the mail; null when the seat is not held any more, or the date is off or over.
 * @param sender the ORGANIZER of the calendar file: the address mail comes from, never a private contact
 */
export function prepareSignUpConfirmed(
  ctx: Context,
  payload: PayloadOf<typeof signUpConfirmed>,
  sender: Sender,
): Prepared<SignUpFacts> | null {
  const details = readSignUpDetails(ctx, payload.signUpId);
  if (details?.signUp.state !== "confirmed" || !details.isOn || details.endsAtUtc <= ctx.now) return null;
  const { email: to, language } = details.page;
  const content = writeMailCalendar({ ...ctx, language }, { ...details, isAttendee: true }, sender);
  return { to, language, facts: seatFacts(details), calendar: { filename: "welcome-week.ics", content } };
}

export const signUpConfirmedMail = defineMail(signUpConfirmed, {
  prepare: prepareSignUpConfirmed,
  template: signUpTemplate("signUpConfirmed"),
  footer: attendeeFooter,
  samples,
});
