import type { Database } from "#db/client.server.ts";
import type { Locality } from "../permissions.ts";
import type { IanaZone, Instant } from "../time/zoned-time.ts";
import { listReviewers } from "./active-coordinators.server.ts";
import { isOfferedTo, escalatedLevels } from "../model/escalation.ts";
import { escalationLevel } from "./review-deadline.server.ts";

/** Return the ids of the accounts to which an item is offered now; at least one. */
export function offeredCoordinators(
  db: Database,
  waiting: Locality & { since: Instant; timeZone: IanaZone },
  now: Instant,
): string[] {
  const { active, reviewers } = listReviewers(db, now);
  const levels = escalatedLevels(waiting, active, escalationLevel(waiting, now));
  const asked = reviewers.filter((reviewer) => isOfferedTo([reviewer], waiting, levels));
  return [...new Set(asked.map(({ actingAccountId }) => actingAccountId))];
}
