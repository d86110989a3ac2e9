import { findMailablePage } from "#db/queries/attendee-pages.server.ts";
import { findDateRow } from "#db/queries/programme.server.ts";
import { findSession } from "#db/queries/sessions.server.ts";
import { findSignUp } from "#db/queries/sign-ups.server.ts";
import type { Context } from "#app/domain/context.ts";
import { takesPlace } from "#app/domain/model/date.ts";
import { placeFor } from "#app/domain/model/place.ts";
import { attendeePagePath } from "#app/domain/paths.ts";
import { mailWhen } from "#app/domain/programme/shown-date.server.ts";
import { sessionTitle } from "#app/domain/sessions/session-title.server.ts";
import type { Prepared } from "../prepared-mail.ts";
import type { SignUpFacts } from "./sign-up.tsx";
import type { SignUpStateFacts } from "./sign-up-state.tsx";

/**
 * Read the facts of a mail about a sign-up. For a session, `when` is the time of the session.
 * @param sessionOfDate id of a session of the date signed up for, to be described instead of the date
 * @returns null when the sign-up or its page is gone, or the address was never confirmed
 */
export function readSignUpDetails(ctx: Context, signUpId: string, sessionOfDate: string | null = null) {
  const signUp = findSignUp(ctx.db, signUpId);
  const page = signUp && findMailablePage(ctx.db, signUp.pageId);
  const row = page && signUp && findDateRow(ctx.db, page.language, signUp.eventDateId);
  if (!signUp || !page || !row) return null;
  const sessionId = signUp.eventSessionId ?? sessionOfDate;
  const session = sessionId === null ? null : findSession(ctx.db, sessionId);
  const times = session ?? row;
  return {
    signUp,
    page,
    row,
    session: session && { ...session, title: sessionTitle(ctx.db, session.id, page.language) },
    startsAtUtc: times.startsAtUtc,
    endsAtUtc: times.endsAtUtc,
    when: mailWhen({ ...row, startsAtLocal: times.startsAtLocal, endsAtLocal: times.endsAtLocal }),
    pageUrl: `${ctx.origin}${attendeePagePath(page.language, page.token)}`,
    /** True when the date takes place and is not hidden. */
    isOn: row.isShown && takesPlace(row),
  };
}
export type SignUpDetails = NonNullable<ReturnType<typeof readSignUpDetails>>;

/** Return the facts of a confirmed seat, with the public place: the exact place is on the attendee page only. */
export const seatFacts = ({ signUp, row, session, when, pageUrl }: SignUpDetails): SignUpFacts => ({
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

/** Prepare a mail about the state of a sign-up to its attendee. */
export const signUpStateMail = (
  { page, row, session, when, signUp, pageUrl }: SignUpDetails,
  facts: Pick<SignUpStateFacts, "until" | "quote" | "room">,
): Prepared<SignUpStateFacts> => ({
  to: page.email,
  language: page.language,
  facts: {
    ...facts,
    title: row.title,
    textLanguage: row.textLanguage,
    session: session?.title ?? null,
    when,
    partySize: signUp.partySize,
    pageUrl,
  },
});
