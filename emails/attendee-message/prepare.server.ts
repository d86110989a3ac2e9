import { findAttendeeMessage } from "#db/queries/attendee-messages.server.ts";
import { findMailablePage } from "#db/queries/attendee-pages.server.ts";
import { findDateRow } from "#db/queries/programme.server.ts";
import { listDatesOfAttendee } from "#db/queries/sign-ups.server.ts";
import type { Context } from "#app/domain/context.ts";
import type { PayloadOf } from "#app/domain/model/mail.ts";
import type { MessageAudience } from "#app/domain/model/sign-up.ts";
import { attendeePagePath } from "#app/domain/paths.ts";
import { mailWhen } from "#app/domain/programme/shown-date.server.ts";
import { defineMail } from "../define-mail.server.tsx";
import type { Prepared } from "../prepared-mail.ts";
import { attendeeFooter } from "../parts/footers.ts";
import { type SignUpStateFacts, signUpStateTemplate } from "../parts/sign-up-state.tsx";
import { attendeeMessage } from "./mail.ts";
import { samples } from "./sample.ts";

/** Prepare the mail; null when the reader has no part in the event, or in the date of the message, that is still to come. */
function prepare(ctx: Context, payload: PayloadOf<typeof attendeeMessage>): Prepared<SignUpStateFacts> | null {
  const message = findAttendeeMessage(ctx.db, payload.messageId);
  const page = findMailablePage(ctx.db, payload.pageId);
  if (!message || !page) return null;
  const dates = listDatesOfAttendee(ctx.db, page.id, { eventId: message.eventId, endingAfter: ctx.now });
  const dateId = message.eventDateId === null ? dates[0] : dates.find((id) => id === message.eventDateId);
  const row = dateId === undefined ? null : findDateRow(ctx.db, page.language, dateId);
  if (!row?.isShown) return null;
  return {
    to: page.email,
    language: page.language,
    facts: {
      title: row.title,
      textLanguage: row.textLanguage,
      session: null,
      when: mailWhen(row),
      partySize: null,
      until: null,
      quote: message.text,
      organisers: row.organisationName,
      ...audienceOf(message),
      pageUrl: `${ctx.origin}${attendeePagePath(page.language, page.token)}`,
    },
  };
}

/** A message to the whole event names no audience. */
function audienceOf(message: { eventDateId: string | null; audience: MessageAudience }) {
  if (message.eventDateId === null) return {};
  return { audience: message.audience === "waiting" ? ("waiting" as const) : ("ofDate" as const) };
}

export const attendeeMessageMail = defineMail(attendeeMessage, {
  prepare,
  template: signUpStateTemplate("attendeeMessage"),
  footer: attendeeFooter,
  samples,
});
