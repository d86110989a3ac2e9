import { sessionChanged } from "#emails/session-changed/mail.ts";
import type { Database } from "#db/client.server.ts";
import { takeBackWaiting } from "#db/queries/outbox.server.ts";
import { enqueueMail } from "./enqueue-mail.server.ts";
import type { findSession } from "#db/queries/sessions.server.ts";
import { listMailableOfDate, listMailableOfSession } from "#db/queries/sign-ups.server.ts";
import { mailSubject } from "../model/mail.ts";
import { type Instant, plus } from "../time/zoned-time.ts";
import { roomMark } from "./known-state.server.ts";
import { changeDelayMs, immediateWithinMs } from "./notify-date-changed.server.ts";

type Session = NonNullable<ReturnType<typeof findSession>>;

/**
 * Queue a mail about a session's new time or room to all attendees who signed up for it, or for its date where the
 * session has no sign-up. Consecutive changes become one mail with the net effect.
 * @param before the session before the change
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
    const waiting = takeBackWaiting(tx, { kind: sessionChanged.name, subject, about, now });
    const sequence = before.sequence + 1;
    enqueueMail(tx, sessionChanged, {
      payload: { signUpId, ...ofDate, told: toldOf(before, waiting) },
      dedupeKey: ofDate.sessionId
        ? sessionChanged.key(signUpId, ofDate.sessionId, sequence)
        : sessionChanged.key(signUpId, sequence),
      subject,
      now,
      runAt,
    });
  }
}

/** List the sign-ups of the session, or those of its date with the session named. */
function readersOf(
  tx: Database,
  { id, eventDateId, participation }: Session,
): { signUpId: string; pageId: string; sessionId?: string }[] {
  return participation === null
    ? listMailableOfDate(tx, eventDateId).map((signUp) => ({ ...signUp, sessionId: id }))
    : listMailableOfSession(tx, id);
}

/**
 * Return the state that the readers knew before the waiting mail; null when an attempt to send that mail may have
 * arrived.
 */
function toldOf(before: Session, waiting: readonly { payload: unknown; attempts: number }[]) {
  const [first] = waiting;
  if (waiting.some((row) => row.attempts > 0)) return null;
  const { startsAtLocal, endsAtLocal } = before;
  return first
    ? sessionChanged.payload.parse(first.payload).told
    : { startsAtLocal, endsAtLocal, room: roomMark(before.id, before.room) };
}
