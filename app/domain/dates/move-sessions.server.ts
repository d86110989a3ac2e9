import type { Writable } from "#db/client.server.ts";
import { listSessionTimes, updateSession } from "#db/queries/sessions.server.ts";
import { toStoredLocal } from "../time/zone-arithmetic.server.ts";
import { type IanaZone, type Instant, plus } from "../time/zoned-time.ts";

type Move = {
  dateId: string;
  before: { startsAtUtc: Instant };
  after: { startsAtUtc: Instant; endsAtUtc: Instant; timeZone: IanaZone };
};

/**
 * Move the sessions of a date with it: each keeps its length and its distance from the start.
 * @returns false when a session lies outside the new times; the caller refuses the change then, and nothing is kept
 */
export function moveSessions(tx: Writable, { dateId, before, after }: Move): boolean {
  const shift = after.startsAtUtc - before.startsAtUtc;
  const sessions = listSessionTimes(tx, dateId);
  for (const session of shift === 0 ? [] : sessions) {
    const [start, end] = [plus(session.startsAtUtc, shift), plus(session.endsAtUtc, shift)];
    const [from, to] = [toStoredLocal(start, after.timeZone), toStoredLocal(end, after.timeZone)];
    updateSession(tx, session.id, {
      startsAtUtc: start,
      endsAtUtc: end,
      startsAtLocal: from.time,
      startOffset: from.offset,
      endsAtLocal: to.time,
      endOffset: to.offset,
    });
  }
  return sessions.every(
    (session) =>
      plus(session.startsAtUtc, shift) >= after.startsAtUtc && plus(session.endsAtUtc, shift) <= after.endsAtUtc,
  );
}
