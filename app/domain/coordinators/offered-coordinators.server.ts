import type { Database } from "#db/client.server.ts";
import { listNetworkCoordinators } from "#db/queries/coordinators.server.ts";
import type { Locality } from "../permissions.ts";
import type { IanaZone, Instant } from "../time/zoned-time.ts";
import { listActiveCoordinators } from "./active-coordinators.server.ts";
import { isOfferedTo, escalatedLevels, scopeKey } from "../model/escalation.ts";
import { escalationLevel } from "./review-deadline.server.ts";

/**
 * Return the ids of the accounts to which an item is offered now. When it has escalated to the network and none of the
 * network's coordinators is active, these are all of them, so that at least one account gets the item.
 */
export function offeredCoordinators(
  db: Database,
  waiting: Locality & { since: Instant; timeZone: IanaZone },
  now: Instant,
): string[] {
  const holders = listActiveCoordinators(db, now);
  const levels = escalatedLevels(waiting, new Set(holders.map(scopeKey)), escalationLevel(waiting, now));
  const asked = holders
    .filter((holder) => isOfferedTo([holder], waiting, levels))
    .map((holder) => holder.actingAccountId);
  const isEmpty = levels.includes("network") && !holders.some((holder) => holder.kind === "network");
  return [...new Set([...asked, ...(isEmpty ? listNetworkCoordinators(db) : [])])];
}
