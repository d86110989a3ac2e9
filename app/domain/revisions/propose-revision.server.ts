import type { Database } from "#db/client.server.ts";
import { findProposedRevision, insertRevision, updateRevision } from "#db/queries/revisions.server.ts";
import { randomUUID } from "node:crypto";
import { type Context, accountIdOf } from "../context.ts";
import type { RevisedFields } from "../model/revision.ts";

/**
 * Propose changes to the coordinators; consecutive changes form one revision. Call it in the transaction of the change.
 * @param input `isReplaced`: true for a field of the open revision that these changes replace
 * @returns true when a revision is open afterwards
 */
export function proposeRevision(
  tx: Database,
  ctx: Context,
  input: { eventId: string; fields: RevisedFields; isReplaced: (field: string) => boolean },
): boolean {
  const open = findProposedRevision(tx, input.eventId);
  const kept = Object.entries(open?.fields ?? {}).filter(([field]) => !input.isReplaced(field));
  const fields: RevisedFields = { ...Object.fromEntries(kept), ...input.fields };
  const isEmpty = Object.keys(fields).length === 0;
  const change = { fields, accountId: accountIdOf(ctx.actor), editedAt: ctx.now };
  if (!open && isEmpty) return false;
  if (!open) {
    insertRevision(tx, { id: randomUUID(), eventId: input.eventId, state: "proposed", createdAt: ctx.now, ...change });
    return true;
  }
  updateRevision(tx, open.id, { ...change, ...(isEmpty ? { state: "withdrawn" as const, decidedAt: ctx.now } : {}) });
  return !isEmpty;
}
