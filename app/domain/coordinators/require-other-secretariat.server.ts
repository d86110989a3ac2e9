import type { Database } from "#db/client.server.ts";
import { listNetworkCoordinators } from "#db/queries/coordinators.server.ts";
import { Conflict } from "../errors.ts";

/** Refuse to remove the last network coordinator, to whom every item can be escalated. @throws Conflict */
export function requireOtherSecretariat(tx: Database, accountId: string): void {
  const all = listNetworkCoordinators(tx);
  if (all.length === 1 && all[0] === accountId) throw new Conflict("lastSecretariat");
}
