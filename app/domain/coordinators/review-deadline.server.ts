import { workingDaysLater } from "../time/working-days.server.ts";
import type { IanaZone, Instant } from "../time/zoned-time.ts";
import { escalationSteps, workingDaysPerLevel } from "../model/escalation.ts";

type Waiting = { since: Instant; timeZone: IanaZone; countryCode: string };

/** When something should be decided: two working days of its place after it came. */
export const reviewDueAt = ({ since, ...place }: Waiting): Instant =>
  workingDaysLater(since, workingDaysPerLevel, place);

/** How many clocks of the chain have run out on something that waits. */
export function escalationLevel({ since, ...place }: Waiting, now: Instant): number {
  let count = 0;
  while (count < escalationSteps && workingDaysLater(since, workingDaysPerLevel * (count + 1), place) <= now)
    count += 1;
  return count;
}
