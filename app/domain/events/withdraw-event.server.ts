import { writeTransaction } from "#db/client.server.ts";
import { moveReview } from "#db/queries/events.server.ts";
import type { Context } from "../context.ts";
import { Conflict } from "../errors.ts";
import { recordChange } from "../changes/record-change.server.ts";
import { reviewStateAfter } from "../model/review-state.ts";
import { requireOwnEvent } from "../event-access/require-own-event.server.ts";

/**
 * Withdraw a submitted event from review, which makes it a draft again. Withdrawing twice is the same as once.
 * @throws NotFound for a stranger; Conflict when it was decided on already
 */
export function withdrawEvent(ctx: Context, input: { eventId: string }): void {
  writeTransaction(ctx.db, (tx) => {
    const event = requireOwnEvent(tx, ctx, input.eventId);
    if (event.review === "draft") return;
    const review = reviewStateAfter(event.review, "withdraw");
    if (!review) throw new Conflict("eventDecided");
    recordChange(tx, ctx, { event, review: { action: "withdraw", newState: review } }, (writable) =>
      moveReview(writable, event, { review }),
    );
  });
}
