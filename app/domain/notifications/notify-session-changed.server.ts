import type { Database } from "#db/client.server.ts";
import { enqueueMail, takeBackWaiting } from "#db/queries/outbox.server.ts";
import type { findSession } from "#db/queries/sessions.server.ts";
import { listMailableOfDate, listMailableOfSession } from "#db/queries/sign-ups.server.ts";
import { mailPayloads, mailSubject } from "../model/mail.ts";
import { mailKey } from "../model/mail-key.ts";
import { type Instant, plus } from "../time/zoned-time.ts";
import { roomMark } from "./known-state.server.ts";
import { changeDelayMs, immediateWithinMs } from "./notify-date-changed.server.ts";

type Session = NonNullable<ReturnType<typeof findSession>>;

/**
 * Tell everybody who signed up for a session that it has another time or room: once, the net effect, as for dates. Where one
 * signs up for the date only, tell those.
 * @param before the session as it was
 */
export function notifySessionChanged(
  tx: Database,
  now: Instant,
  before: Session,
  after: { startsAtUtc: Instant },
): void {
  const next = Math.min(before.startsAtUtc, after.startsAtUtc);
  const runAt = next - now <= immediateWithinMs ? now : plus(now, changeDelayMs);
  for (const { signUpId, pageId, ...ofDate } of readersOf(tx, before)) {
    const subject = mailSubject("page", pageId);
    const about = ofDate.sessionId
      ? ({ name: "sessionId", id: ofDate.sessionId } as const)
      : ({ name: "signUpId", id: signUpId } as const);
    const waiting = takeBackWaiting(tx, { kind: "session_changed", subject, about, now });
    const sequence = before.sequence + 1;
    enqueueMail(tx, {
      kind: "session_changed",
      payload: { signUpId, ...ofDate, told: toldOf(before, waiting) },
      dedupeKey: mailKey(
        "session_changed",
        ofDate.sessionId ? [signUpId, ofDate.sessionId, sequence] : [signUpId, sequence],
      ),
      subject,
      now,
      runAt,
    });
  }
}

/** Whoever signed up for the session; where nobody can, for its date, and the mail names the session. */
function readersOf(
  tx: Database,
  { id, eventDateId, participation }: Session,
): { signUpId: string; pageId: string; sessionId?: string }[] {
  return participation === null
    ? listMailableOfDate(tx, eventDateId).map((signUp) => ({ ...signUp, sessionId: id }))
    : listMailableOfSession(tx, id);
}

/** What they knew before the mail that waited. One that was tried already may have arrived: then nobody can tell. */
function toldOf(before: Session, waiting: readonly { payload: unknown; attempts: number }[]) {
  const [first] = waiting;
  if (waiting.some((row) => row.attempts > 0)) return null;
  const { startsAtLocal, endsAtLocal } = before;
  return first
    ? mailPayloads.session_changed.parse(first.payload).told
    : { startsAtLocal, endsAtLocal, room: roomMark(before.id, before.room) };
}
