import { writeTransaction } from "#db/client.server.ts";
import { deleteDraft } from "#db/queries/drafts.server.ts";
import type { Context } from "../context.ts";
import { requireDraftOwner } from "./save-draft.server.ts";

/**
 * Delete the draft of an event, or of its changes; an event that is saved stays unchanged.
 * @throws NotFound for an actor who may not post for the organisation
 */
export function discardDraft(ctx: Context, input: { eventId: string }): void {
  writeTransaction(ctx.db, (tx) => {
    requireDraftOwner(tx, ctx, { ...input, organisationId: "" });
    deleteDraft(tx, input.eventId);
  });
}
