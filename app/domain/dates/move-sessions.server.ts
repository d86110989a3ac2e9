import type { Writable } from "#db/client.server.ts";
import { listSessionTimes, updateSession } from "#db/queries/sessions.server.ts";
import { offsetAt, resolveLocal, toLocal } from "../time/zone-arithmetic.server.ts";
import { type IanaZone, type Instant, plus } from "../time/zoned-time.ts";

/** What a date was, and what it becomes. */
type Move = {
  dateId: string;
  before: { startsAtUtc: Instant };
  after: { startsAtUtc: Instant; endsAtUtc: Instant; timeZone: IanaZone };
};

/**
 * The programme of a date moves with it: each session keeps its distance from the beginning and its length.
 * @returns whether every session lies within the date as it is now; where not, the caller refuses and nothing is kept
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

/** What the wall shows then; with its offset, in minutes, only where the hour comes twice (standards WALL-07). */
function wallClock(instant: Instant, zone: IanaZone) {
  const time = toLocal(instant, zone);
  return { time, offset: resolveLocal(time, zone).kind === "twice" ? offsetAt(instant, zone) : null };
}
