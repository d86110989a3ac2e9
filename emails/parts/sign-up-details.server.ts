import { findSession } from "#db/queries/sessions.server.ts";
import { findDateRow } from "#db/queries/programme.server.ts";
import { findMailablePage } from "#db/queries/attendee-pages.server.ts";
import { findSignUp } from "#db/queries/sign-ups.server.ts";
import { attendeePagePath } from "#app/domain/paths.ts";
import type { Context } from "#app/domain/context.ts";
import { sessionTitle } from "#app/domain/sessions/session-title.server.ts";
import { takesPlace } from "#app/domain/model/date.ts";
import { mailWhen } from "#app/domain/programme/shown-date.server.ts";

/**
 * Everything a mail about a sign-up is made of, read when it is sent; null when the sign-up or its page is gone, or the
 * address was never confirmed. Of a session it says the session's own time.
 * @param sessionOfDate a session of the date that was signed up for, which is spoken of instead
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
    /** Whether it takes place, as far as anybody knows, and may be spoken of. */
    isOn: row.isShown && takesPlace(row),
  };
}
export type SignUpDetails = NonNullable<ReturnType<typeof readSignUpDetails>>;
