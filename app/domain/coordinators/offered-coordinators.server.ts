import type { Database } from "#db/client.server.ts";
import { listNetworkCoordinators } from "#db/queries/coordinators.server.ts";
import type { Locality } from "../permissions.ts";
import type { IanaZone, Instant } from "../time/zoned-time.ts";
import { listActiveHolders } from "./active-coordinators.server.ts";
import { isOfferedTo, offeredLevels, scopeKey } from "../model/escalation.ts";
import { clocksRunOut } from "./review-deadline.server.ts";

/**
 * Accounts of those whom something in a place is offered to now. Where nobody of the network is there either, it is the
 * whole secretariat: nothing is ever offered to nobody, as long as there is one.
 */
export function offeredPeople(
  db: Database,
  waiting: Locality & { since: Instant; timeZone: IanaZone },
  now: Instant,
): string[] {
  const holders = listActiveHolders(db, now);
  const levels = offeredLevels(waiting, new Set(holders.map(scopeKey)), clocksRunOut(waiting, now));
  const asked = holders.filter((holder) => isOfferedTo([holder], waiting, levels)).map((holder) => holder.actingId);
  const isEmpty = levels.includes("network") && !holders.some((holder) => holder.kind === "network");
  return [...new Set([...asked, ...(isEmpty ? listNetworkCoordinators(db) : [])])];
}
