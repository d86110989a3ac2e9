import { writeTransaction } from "#db/client.server.ts";
import { recordAudit } from "#db/queries/audit.server.ts";
import { deleteDraft as deleteTyped } from "#db/queries/drafts.server.ts";
import { deleteEvent } from "#db/queries/events.server.ts";
import { listReviews } from "#db/queries/reviews.server.ts";
import type { Context } from "../context.ts";
import { Conflict } from "../errors.ts";
import { isDecision } from "../model/review-state.ts";
import { requireOwnEvent } from "../event-access/require-own-event.server.ts";

/**
 * Takes away a draft, also one that was handed in and taken back. What a coordinator decided on is not deleted.
 * @throws NotFound for a stranger, and the second time; Conflict while it is handed in, and once it was decided on
 */
export function deleteDraft(ctx: Context, input: { eventId: string }): void {
  writeTransaction(ctx.db, (tx) => {
    const event = requireOwnEvent(tx, ctx, input.eventId);
    const wasDecided = listReviews(tx, event.id).some((review) => isDecision(review.action));
    if (event.review !== "draft" || wasDecided) throw new Conflict("alreadySubmitted");
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
