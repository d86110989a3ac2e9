import { writeTransaction } from "#db/client.server.ts";
import { recordAudit } from "#db/queries/audit.server.ts";
import { deleteDraft as deleteTyped } from "#db/queries/drafts.server.ts";
import { deleteEvent } from "#db/queries/events.server.ts";
import { listReviews } from "#db/queries/reviews.server.ts";
import type { Context } from "../context.ts";
import { Conflict } from "../errors.ts";
import { isDecision } from "../model/review-state.ts";
import { writableOf } from "../changes/writable.server.ts";
import { requireOwnEvent } from "../event-access/require-own-event.server.ts";

/**
 * Delete a draft, also one that was submitted and withdrawn. An event that a coordinator has decided on is kept.
 * @throws NotFound for a stranger, and the second time; Conflict while it is submitted, and once it was decided on
 */
export function deleteDraft(ctx: Context, input: { eventId: string }): void {
  writeTransaction(ctx.db, (tx) => {
    const event = requireOwnEvent(tx, ctx, input.eventId);
    const wasDecided = listReviews(tx, event.id).some((review) => isDecision(review.action));
    if (event.review !== "draft" || wasDecided) throw new Conflict("alreadySubmitted");
    deleteEvent(writableOf(tx), event);
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
