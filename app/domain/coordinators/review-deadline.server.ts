import { workingDaysLater } from "../time/working-days.server.ts";
import type { IanaZone, Instant } from "../time/zoned-time.ts";
import { escalatedLevels, escalationSteps, workingDaysPerLevel } from "../model/escalation.ts";
import type { ScopeKind } from "../model/scope.ts";
import type { Locality } from "../permissions.ts";

type Waiting = { since: Instant; timeZone: IanaZone; countryCode: string };

/** Return the deadline of a review item: two working days of its place after `since`. */
export const reviewDueAt = ({ since, ...place }: Waiting): Instant =>
  workingDaysLater(since, workingDaysPerLevel, place);

/**
 * Return the kinds of scopes that something which waits is offered to now: the narrowest active one, and a wider one for
 * each expired deadline.
 * @param active keys (`scopeKey`) of the scopes that have an active coordinator
 */
export const levelsAt = (waiting: Locality & Waiting, active: ReadonlySet<string>, now: Instant): ScopeKind[] =>
  escalatedLevels(waiting, active, escalationLevel(waiting, now));

/** Return the number of expired deadlines of a review item, at most `escalationSteps`. */
export function escalationLevel({ since, ...place }: Waiting, now: Instant): number {
  let count = 0;
  while (count < escalationSteps && workingDaysLater(since, workingDaysPerLevel * (count + 1), place) <= now)
    count += 1;
  return count;
}
