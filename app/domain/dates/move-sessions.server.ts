import type { Writable } from "#db/client.server.ts";
import { listSessionTimes, updateSession } from "#db/queries/sessions.server.ts";
import { offsetAt, resolveLocal, toLocal } from "../time/zone-arithmetic.server.ts";
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
    const [from, to] = [wallClock(start, after.timeZone), wallClock(end, after.timeZone)];
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

/**
 * Return the wall clock of an instant, with its offset, in minutes, only where the hour occurs twice (standards
 * WALL-07).
 */
function wallClock(instant: Instant, zone: IanaZone) {
  const time = toLocal(instant, zone);
  return { time, offset: resolveLocal(time, zone).kind === "twice" ? offsetAt(instant, zone) : null };
}
