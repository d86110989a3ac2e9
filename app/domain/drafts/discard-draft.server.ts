import { writeTransaction } from "#db/client.server.ts";
import { deleteDraft } from "#db/queries/drafts.server.ts";
import type { Context } from "../context.ts";
import { requireDraftOwner } from "./save-draft.server.ts";

/**
 * Takes away what was typed and not made part of the event; the event itself, where there is one, stays as it is.
 * @throws NotFound for a stranger
 */
export function discardDraft(ctx: Context, input: { eventId: string }): void {
  writeTransaction(ctx.db, (tx) => {
    requireDraftOwner(tx, ctx, { ...input, organisationId: "" });
    deleteDraft(tx, input.eventId);
  });
}
