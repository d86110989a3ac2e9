import type { Database } from "#db/client.server.ts";
import { listNetworkCoordinators } from "#db/queries/coordinators.server.ts";
import { Conflict } from "../errors.ts";

/** Somebody must be left to whom everything can be handed up. @throws Conflict for the last of the secretariat */
export function requireOtherSecretariat(tx: Database, accountId: string): void {
  const all = listNetworkCoordinators(tx);
  if (all.length === 1 && all[0] === accountId) throw new Conflict("lastSecretariat");
}
