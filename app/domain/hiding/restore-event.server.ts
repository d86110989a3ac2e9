import { writeTransaction } from "#db/client.server.ts";
import { moveReview } from "#db/queries/events.server.ts";
import type { Context } from "../context.ts";
import { Conflict } from "../errors.ts";
import { requireRecentFactor } from "../second-factor/require-recent-factor.server.ts";
import { parseDecisionReason } from "../forms/decision-reason.ts";
import { notifyRestored } from "../notifications/notify-restored.server.ts";
import { recordChange } from "../changes/record-change.server.ts";
import { requireReviewable } from "../event-access/require-reviewable-event.server.ts";
import { reviewStateAfter } from "../model/review-state.ts";

/**
 * Restore a hidden event as a coordinator. Its dates return to calendars, and attendees and followers who were told
 * that it is off are told that it takes place after all.
 * @throws NotFound outside the actor's scopes; Conflict unless it is hidden, or when the second factor was shown too
 * long ago
 */
export function restoreEvent(ctx: Context, input: { eventId: string; reason: string }): void {
  writeTransaction(ctx.db, (tx) => {
    const event = requireReviewable(tx, ctx, input.eventId);
    const newState = reviewStateAfter(event.review, "show");
    if (!newState) throw new Conflict("alreadyDecided");
    requireRecentFactor(ctx);
    const reason = parseDecisionReason(input.reason, { isNeeded: false });
    recordChange(tx, ctx, { event, review: { action: "show", newState, reason } }, (writable) =>
      moveReview(writable, event, { review: newState, revisedAt: ctx.now }),
    );
    notifyRestored(tx, ctx, { eventIds: [event.id] });
  });
}
