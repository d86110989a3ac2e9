import { findDateRow } from "#db/queries/programme.server.ts";
import { findPage, findSignUp } from "#db/queries/sign-ups.server.ts";
import { personalPath } from "../addresses.ts";
import { writeEventCalendar } from "../calendar/write-event-calendar.server.ts";
import type { Context } from "../context.ts";
import type { MailPayload } from "../messages.ts";
import type { PreparedMail } from "../outbox/mail-model.ts";
import { placeFor } from "../places/place.ts";
import { offsetAt } from "../time/zone-arithmetic.server.ts";

/**
 * The "you are in" with its calendar file, if the seat is still held and the date still stands. A mail says of the place
 * what everybody may see, whoever gets it: the exact place is on the personal page only.
 * @param sender the ORGANIZER of the calendar file: the address mail comes from, never a private contact
 */
export function prepareSeatMail(
  ctx: Context,
  payload: MailPayload<"seat_confirmed">,
  sender: { email: string; name: string },
): PreparedMail | null {
  const signUp = findSignUp(ctx.db, payload.signUpId);
  const page = signUp && findPage(ctx.db, signUp.pageId);
  if (!page?.email || page.emailConfirmedAt === null || signUp?.state !== "confirmed") return null;
  const row = findDateRow(ctx.db, page.language, signUp.eventDateId);
  if (!row?.isShown || row.status === "cancelled" || row.endsAtUtc <= ctx.now) return null;
  const { text } = writeEventCalendar({ ...ctx, language: page.language }, [row], sender);
  return {
    to: page.email,
    language: page.language,
    model: {
      kind: "seat_confirmed",
      title: row.title,
      textLanguage: row.textLanguage,
      when: { ...row, offsetMinutes: offsetAt(row.startsAtUtc, row.timeZone) },
      place: placeFor(row.place, { kind: "public" }),
      organisers: row.organisationName,
      doorCode: signUp.doorCode,
      partySize: signUp.partySize,
      pageUrl: `${ctx.origin}${personalPath(page.language, page.token)}`,
    },
    calendar: { filename: "welcome-week.ics", content: text },
  };
}
