import { writeTransaction } from "#db/client.server.ts";
import { recordAudit } from "#db/queries/audit.server.ts";
import { moveReview } from "#db/queries/events.server.ts";
import { insertReview } from "#db/queries/reviews.server.ts";
import { randomUUID } from "node:crypto";
import { type Context, personIdOf } from "../context.ts";
import { Conflict } from "../errors.ts";
import { reviewStateAfter } from "../reviews/review-state.ts";
import { requireOwnEvent } from "./require-own-event.server.ts";

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
    const { id: eventId, revision } = event;
    const whose = { personId: personIdOf(ctx.actor), at: ctx.now };
    insertReview(tx, { id: randomUUID(), eventId, action: "withdraw", revision, ...whose });
    recordAudit(tx, ctx, {
      action: "event.withdraw",
      subjectKind: "event",
      subjectId: event.id,
      cityId: event.cityId,
      oldState: event.review,
      newState: review,
    });
  });
}
