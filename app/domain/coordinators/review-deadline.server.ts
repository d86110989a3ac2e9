import { workingDaysLater } from "../time/working-days.server.ts";
import type { IanaZone, Instant } from "../time/zoned-time.ts";
import { escalationSteps, workingDaysPerLevel } from "../model/escalation.ts";

type Waiting = { since: Instant; timeZone: IanaZone; countryCode: string };

/** Return the deadline of a review item: two working days of its place after `since`. */
export const reviewDueAt = ({ since, ...place }: Waiting): Instant =>
  workingDaysLater(since, workingDaysPerLevel, place);

/** Return the number of expired deadlines of a review item, at most `escalationSteps`. */
export function escalationLevel({ since, ...place }: Waiting, now: Instant): number {
  let count = 0;
  while (count < escalationSteps && workingDaysLater(since, workingDaysPerLevel * (count + 1), place) <= now)
    count += 1;
  return count;
}
