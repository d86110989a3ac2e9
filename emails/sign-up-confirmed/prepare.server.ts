import { writeMailCalendar } from "#app/domain/calendar/write-sign-up-calendar.server.ts";
import type { Context } from "#app/domain/context.ts";
import type { MailPayload } from "#app/domain/model/mail.ts";
import type { PreparedMail } from "../mail-model.ts";
import { placeFor } from "#app/domain/model/place.ts";
import { seatThread } from "../parts/seat-thread.ts";
import { readSignUpDetails, type SignUpDetails } from "../parts/sign-up-details.server.ts";

type Sender = { email: string; name: string };

/**
 * The "you are in" with its calendar file, if the seat is still held and the date still stands. A mail says of the place
 * what everybody may see, whoever gets it: the exact place is on the personal page only.
 * @param sender the ORGANIZER of the calendar file: the address mail comes from, never a private contact
 */
export function prepareSignUpConfirmedMail(
  ctx: Context,
  payload: MailPayload<"sign_up_confirmed">,
  sender: Sender,
): PreparedMail | null {
  const facts = readSignUpDetails(ctx, payload.signUpId);
  if (facts?.signUp.state !== "confirmed" || !facts.isOn || facts.endsAtUtc <= ctx.now) return null;
  const { page } = facts;
  return {
    to: page.email,
    language: page.language,
    model: { kind: "sign_up_confirmed", ...held(facts) },
    calendar: {
      filename: "welcome-week.ics",
      content: writeMailCalendar({ ...ctx, language: page.language }, { ...facts, isAttendee: true }, sender),
    },
  };
}

/** The day before, to whoever still holds the seat, for the time they were to be reminded of; never after the start. */
export function prepareReminderMail(ctx: Context, payload: MailPayload<"reminder">): PreparedMail | null {
  const facts = readSignUpDetails(ctx, payload.signUpId);
  if (facts?.signUp.state !== "confirmed" || !facts.isOn || !facts.page.wantsReminders) return null;
  if (facts.when.startsAtLocal !== payload.startsAtLocal || facts.startsAtUtc <= ctx.now) return null;
  const { page } = facts;
  return {
    to: page.email,
    language: page.language,
    model: { kind: "reminder", ...held(facts) },
    repliesTo: seatThread(page, payload.signUpId),
  };
}

const held = ({ signUp, row, session, when, pageUrl }: SignUpDetails) => ({
  title: row.title,
  textLanguage: row.textLanguage,
  session: session?.title ?? null,
  when,
  place: row.status === "moved_online" ? null : placeFor(row.place, { kind: "public" }),
  organisers: row.organisationName,
  checkInCode: signUp.checkInCode,
  partySize: signUp.partySize,
  pageUrl,
});
