import { type Fault, Invalid } from "../errors.ts";
import { localDateOf } from "../time/zoned-time.ts";
import type { FoundDate } from "../event-access/require-own-event.server.ts";
import type { SessionInput } from "../model/session.ts";
import { resolveDates } from "../dates/resolve-dates.server.ts";

/**
 * Return the times of a session as columns of its row, within its date.
 * @throws Invalid `start`, `end` for a time that does not exist, occurs twice without an offset, or lies outside the
 * date
 */
export function validateSessionTimes(
  date: FoundDate,
  input: Pick<SessionInput, "start" | "end" | "startOffset" | "endOffset">,
) {
  const window = { from: localDateOf(date.startsAtLocal), to: localDateOf(date.endsAtLocal) };
  const times = {
    start: input.start,
    end: input.end,
    startOffset: input.startOffset ?? null,
    endOffset: input.endOffset ?? null,
    capacity: null,
  };
  const { resolved, faults } = resolveDates([times], date.timeZone, window);
  const [session] = resolved;
  const isOutside = session && (session.startsAtUtc < date.startsAtUtc || session.endsAtUtc > date.endsAtUtc);
  if (isOutside || faults["dates[0].day"]) throw new Invalid({ start: { key: "sessionOutsideDate" } });
  if (!session) throw new Invalid(ofSession(faults));
  const { startsAtLocal, endsAtLocal, startOffset, endOffset, startsAtUtc, endsAtUtc } = session;
  return { startsAtLocal, endsAtLocal, startOffset, endOffset, startsAtUtc, endsAtUtc };
}

const ofSession = (faults: Record<string, Fault>): Record<string, Fault> =>
  Object.fromEntries(Object.entries(faults).map(([name, fault]) => [name.replace("dates[0].", ""), fault]));
