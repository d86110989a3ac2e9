import type { Database } from "#db/client.server.ts";
import { enqueueMail, takeBackWaiting } from "#db/queries/outbox.server.ts";
import type { findSession } from "#db/queries/sessions.server.ts";
import { listMailableOfSession } from "#db/queries/sign-ups.server.ts";
import { mailPayloads, mailSubject } from "../model/mail.ts";
import { mailKey } from "../model/mail-key.ts";
import { type Instant, plus } from "../time/zoned-time.ts";
import { roomMark } from "./known-state.server.ts";
import { changeDelayMs, immediateWithinMs } from "./notify-date-changed.server.ts";

type Session = NonNullable<ReturnType<typeof findSession>>;

/**
 * Has everybody hear who signed up for a session that has another time or room: once, the net effect, as for dates.
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
  for (const { id: signUpId, pageId } of listMailableOfSession(tx, before.id)) {
    const subject = mailSubject("page", pageId);
    const about = { name: "signUpId", id: signUpId } as const;
    const [first, ...more] = takeBackWaiting(tx, { kind: "session_changed", subject, about, now });
    const { startsAtLocal, endsAtLocal } = before;
    const room = roomMark(before.id, before.room);
    const known = first ? mailPayloads.session_changed.parse(first.payload).told : { startsAtLocal, endsAtLocal, room };
    // One that was tried already may have arrived: then nobody can tell what they know.
    const told = [first, ...more].some((row) => (row?.attempts ?? 0) > 0) ? null : known;
    enqueueMail(tx, {
      kind: "session_changed",
      payload: { signUpId, told },
      dedupeKey: mailKey("session_changed", [signUpId, before.sequence + 1]),
      subject,
      now,
      runAt,
    });
  }
}
