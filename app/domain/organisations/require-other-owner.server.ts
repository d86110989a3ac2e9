import type { Database } from "#db/client.server.ts";
import { countOwners, findMember } from "#db/queries/members.server.ts";
import { Conflict } from "../errors.ts";

/** Check that another owner is left when an account stops being one. @throws Conflict for the last owner */
export function requireOtherOwner(tx: Database, organisationId: string, accountId: string): void {
  const isOwner = findMember(tx, organisationId, accountId)?.role === "owner";
  if (isOwner && countOwners(tx, organisationId) === 1) throw new Conflict("lastOwner");
}
