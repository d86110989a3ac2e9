import type { Context } from "#app/domain/context.ts";
import type { PayloadOf } from "#app/domain/model/mail.ts";
import { defineMail } from "../define-mail.server.tsx";
import type { Prepared } from "../prepared-mail.ts";
import { attendeeFooter } from "../parts/footers.ts";
import { seatThread } from "../parts/seat-thread.ts";
import { readSignUpDetails, seatFacts } from "../parts/sign-up-details.server.ts";
import { type SignUpFacts, signUpTemplate } from "../parts/sign-up.tsx";
import { reminder } from "./mail.ts";
import { samples } from "./sample.ts";

/**
 * Prepare the mail; null when the seat is not held any more, reminders are not wanted, or the date was moved, is off or
 * has started.
 */
function prepare(ctx: Context, payload: PayloadOf<typeof reminder>): Prepared<SignUpFacts> | null {
  const details = readSignUpDetails(ctx, payload.signUpId);
  if (details?.signUp.state !== "confirmed" || !details.isOn || !details.page.wantsReminders) return null;
  if (details.when.startsAtLocal !== payload.startsAtLocal || details.startsAtUtc <= ctx.now) return null;
  const { email: to, language } = details.page;
  return { to, language, facts: seatFacts(details), repliesTo: seatThread(details.page, payload.signUpId) };
}

export const reminderMail = defineMail(reminder, {
  prepare,
  template: signUpTemplate("reminder"),
  footer: attendeeFooter,
  samples,
});
