import { workingDaysLater } from "../time/working-days.server.ts";
import { firstInstant } from "../time/zone-arithmetic.server.ts";
import { atTime, type IanaZone, type Instant, type LocalDateTime, localDateOf } from "../time/zoned-time.ts";
import { escalatedLevels, escalationSteps, workingDaysPerLevel } from "../model/escalation.ts";
import type { ScopeKind } from "../model/scope.ts";
import type { Locality } from "../permissions.ts";

type Waiting = {
  since: Instant;
  timeZone: IanaZone;
  countryCode: string;
  /** First start, in wall clock of `timeZone`, of what waits after `since`; absent for what does not take place. */
  nextStart?: LocalDateTime | null;
};

/**
 * Return the deadline of a review item: two working days of its place after `since`, or before the event if that comes
 * first: the end of the day before it, in the zone of its city, and its start when it began to wait on the same day.
 */
export function reviewDueAt({ since, nextStart, ...place }: Waiting): Instant {
  const ordinary = workingDaysLater(since, workingDaysPerLevel, place);
  const limit = nextStart ? lastMoment(nextStart, since, place.timeZone) : null;
  return limit !== null && limit < ordinary ? limit : ordinary;
}

/** Return the last moment to decide before an event; null when it began before the item waited. */
function lastMoment(start: LocalDateTime, since: Instant, timeZone: IanaZone): Instant | null {
  const midnight = atTime(localDateOf(start), "00:00") ?? start;
  const limits = [midnight, start].map((time) => firstInstant(time, timeZone));
  return limits.find((limit) => limit > since) ?? null;
}

/**
 * Return the kinds of scopes that something which waits is offered to now: the narrowest active one, and a wider one for
 * each expired deadline.
 * @param active keys (`scopeKey`) of the scopes that have an active coordinator
 */
export const levelsAt = (waiting: Locality & Waiting, active: ReadonlySet<string>, now: Instant): ScopeKind[] =>
  escalatedLevels(waiting, active, escalationLevel(waiting, now));

/**
 * Return the number of expired deadlines of a review item, at most `escalationSteps`. The first is `reviewDueAt`, so that
 * what is late is offered to a wider scope before the event.
 */
export function escalationLevel(waiting: Waiting, now: Instant): number {
  const { since, timeZone, countryCode } = waiting;
  const deadline = (step: number) =>
    step === 1 ? reviewDueAt(waiting) : workingDaysLater(since, workingDaysPerLevel * step, { timeZone, countryCode });
  let count = 0;
  while (count < escalationSteps && deadline(count + 1) <= now) count += 1;
  return count;
}
