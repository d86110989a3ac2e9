import { writeTransaction } from "#db/client.server.ts";
import { recordAudit } from "#db/queries/audit.server.ts";
import { deleteDraft as deleteTyped } from "#db/queries/drafts.server.ts";
import { deleteEvent } from "#db/queries/events.server.ts";
import type { Context } from "../context.ts";
import { Conflict } from "../errors.ts";
import { requireOwnEvent } from "./require-own-event.server.ts";

/**
 * Takes away an event that nobody but its organisers ever saw. What was handed in once is not deleted: others decided on it.
 * @throws NotFound for a stranger, and the second time; Conflict once it was handed in
 */
export function deleteDraft(ctx: Context, input: { eventId: string }): void {
  writeTransaction(ctx.db, (tx) => {
    const event = requireOwnEvent(tx, ctx, input.eventId);
    if (event.review !== "draft") throw new Conflict("alreadySubmitted");
    deleteEvent(tx, event);
    deleteTyped(tx, event.id);
    recordAudit(tx, ctx, {
      action: "event.delete",
      subjectKind: "event",
      subjectId: event.id,
      cityId: event.cityId,
      oldState: "draft",
    });
  });
}
