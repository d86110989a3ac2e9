import type { Database } from "#db/client.server.ts";
import { countOwners, findMember } from "#db/queries/members.server.ts";
import { Conflict } from "../errors.ts";

/** Before somebody stops being an owner. @throws Conflict when they are the last one */
export function requireOtherOwner(tx: Database, organisationId: string, accountId: string): void {
  const isOwner = findMember(tx, organisationId, accountId)?.role === "owner";
  if (isOwner && countOwners(tx, organisationId) === 1) throw new Conflict("lastOwner");
}
