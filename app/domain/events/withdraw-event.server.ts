import { writeTransaction } from "#db/client.server.ts";
import { moveReview } from "#db/queries/events.server.ts";
import type { Context } from "../context.ts";
import { Conflict } from "../errors.ts";
import { recordReview } from "../changes/record-review.server.ts";
import { reviewStateAfter } from "../model/review-state.ts";
import { requireOwnEvent } from "../event-access/require-own-event.server.ts";

/**
 * Takes back what waits for a coordinator: it is a draft again, to be mended at leisure. Twice is the same as once.
 * @throws NotFound for a stranger; Conflict when it was decided on already
 */
export function withdrawEvent(ctx: Context, input: { eventId: string }): void {
  writeTransaction(ctx.db, (tx) => {
    const event = requireOwnEvent(tx, ctx, input.eventId);
    if (event.review === "draft") return;
    const review = reviewStateAfter(event.review, "withdraw");
    if (!review) throw new Conflict("eventDecided");
    moveReview(tx, event, { review });
    recordReview(tx, ctx, { event, action: "withdraw", newState: review });
  });
}
