import { findAttendeeMessage } from "#db/queries/attendee-messages.server.ts";
import { findDateRow } from "#db/queries/programme.server.ts";
import { findMailablePage } from "#db/queries/attendee-pages.server.ts";
import { listDatesOfAttendee } from "#db/queries/sign-ups.server.ts";
import { attendeePagePath } from "#app/domain/paths.ts";
import type { Context } from "#app/domain/context.ts";
import type { MailPayload } from "#app/domain/model/mail.ts";
import { mailWhen } from "#app/domain/programme/shown-date.server.ts";
import type { PreparedMail } from "../mail-model.ts";
import { visibleRoom } from "#app/domain/model/place.ts";
import { roomMark } from "#app/domain/notifications/known-state.server.ts";
import { offsetAt, toLocal } from "#app/domain/time/zone-arithmetic.server.ts";
import { seatThread } from "../parts/seat-thread.ts";
import { readSignUpDetails, type SignUpDetails } from "../parts/sign-up-details.server.ts";

/** They wait; said only while they do. */
export function prepareWaitlistedMail(ctx: Context, payload: MailPayload<"sign_up_waitlisted">): PreparedMail | null {
  const facts = readSignUpDetails(ctx, payload.signUpId);
  if (facts?.signUp.state !== "waiting" || !facts.isOn || facts.startsAtUtc <= ctx.now) return null;
  return mail(facts, { kind: "sign_up_waitlisted", until: null, quote: null });
}

/** Seats are kept for them until a moment; said only as long as that is to come. */
export function prepareSeatsOfferedMail(ctx: Context, payload: MailPayload<"seats_offered">): PreparedMail | null {
  const facts = readSignUpDetails(ctx, payload.signUpId);
  const until = facts?.signUp.offerExpiresAt ?? null;
  if (facts?.signUp.state !== "offered" || until === null || until <= ctx.now || !facts.isOn) return null;
  const { timeZone } = facts.row;
  const deadline = { local: toLocal(until, timeZone), offsetMinutes: offsetAt(until, timeZone) };
  return mail(facts, { kind: "seats_offered", until: deadline, quote: null });
}

/** The organiser took the sign-up back, and said why. */
export function prepareSignUpReleasedMail(ctx: Context, payload: MailPayload<"sign_up_released">): PreparedMail | null {
  const facts = readSignUpDetails(ctx, payload.signUpId);
  if (facts?.signUp.endedBy !== "released" || !facts.row.isShown || facts.endsAtUtc <= ctx.now) return null;
  return mail(facts, { kind: "sign_up_released", until: null, quote: facts.signUp.endNote });
}

/** A session they signed up for has another time or room than they know; null when it is again what they know. */
export function prepareSessionMail(ctx: Context, payload: MailPayload<"session_changed">): PreparedMail | null {
  const facts = readSignUpDetails(ctx, payload.signUpId, payload.sessionId);
  const session = facts?.session;
  if (!facts || !session || facts.signUp.state === "cancelled" || !facts.isOn || facts.endsAtUtc <= ctx.now)
    return null;
  const { told } = payload;
  const isKnown =
    told !== null &&
    told.startsAtLocal === session.startsAtLocal &&
    told.endsAtLocal === session.endsAtLocal &&
    // Rows of an older release hold the room itself.
    (told.room === session.room || told.room === roomMark(session.id, session.room));
  if (isKnown) return null;
  const room = visibleRoom(facts.row.place, session.room, { kind: "public" });
  const said = { kind: "session_changed", until: null, quote: null, room } as const;
  return { ...mail(facts, said), repliesTo: seatThread(facts.page, payload.signUpId) };
}

type Said = {
  kind: "sign_up_waitlisted" | "seats_offered" | "sign_up_released" | "session_changed";
  room?: string | null;
  until: { local: ReturnType<typeof toLocal>; offsetMinutes: number } | null;
  quote: string | null;
};

const mail = ({ page, row, session, when, signUp, pageUrl }: SignUpDetails, said: Said): PreparedMail => ({
  to: page.email,
  language: page.language,
  model: {
    ...said,
    title: row.title,
    textLanguage: row.textLanguage,
    session: session?.title ?? null,
    when,
    partySize: signUp.partySize,
    pageUrl,
  },
});

/** What an organiser wrote to everybody who takes part, while there is something to take part in. */
export function prepareAttendeeMessageMail(
  ctx: Context,
  payload: MailPayload<"attendee_message">,
): PreparedMail | null {
  const message = findAttendeeMessage(ctx.db, payload.messageId);
  const page = findMailablePage(ctx.db, payload.pageId);
  if (!message || !page) return null;
  const [dateId] = listDatesOfAttendee(ctx.db, page.id, { eventId: message.eventId, endingAfter: ctx.now });
  const row = dateId === undefined ? null : findDateRow(ctx.db, page.language, dateId);
  if (!row?.isShown) return null;
  return {
    to: page.email,
    language: page.language,
    model: {
      kind: "attendee_message",
      title: row.title,
      textLanguage: row.textLanguage,
      session: null,
      when: mailWhen(row),
      partySize: null,
      until: null,
      quote: message.text,
      organisers: row.organisationName,
      pageUrl: `${ctx.origin}${attendeePagePath(page.language, page.token)}`,
    },
  };
}
