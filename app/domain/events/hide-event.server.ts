import { writeTransaction } from "#db/client.server.ts";
import { recordAudit } from "#db/queries/audit.server.ts";
import { listDates, moveReview, updateDate } from "#db/queries/events.server.ts";
import { raiseProgrammeVersion } from "#db/queries/instance.server.ts";
import { insertReview } from "#db/queries/reviews.server.ts";
import { randomUUID } from "node:crypto";
import { type Context, personIdOf } from "../context.ts";
import { Conflict } from "../errors.ts";
import { reviewStateAfter } from "../reviews/review-state.ts";
import { requireHideable } from "./require-hideable.server.ts";
import { optionalNote } from "./status-note.ts";

/**
 * Takes a public event out of everything public at once: pages, lists, pictures; calendars keep its times as cancelled,
 * without a word of it. Only coordinators show it again. Twice is the same as once.
 * @throws NotFound for a stranger; Forbidden for an editor of the lead organisation; Conflict when it is not public
 */
export function hideEvent(ctx: Context, input: { eventId: string; note: string }): void {
  writeTransaction(ctx.db, (tx) => {
    const event = requireHideable(tx, ctx, input.eventId);
    if (event.review === "hidden") return;
    const review = reviewStateAfter(event.review, "hide");
    if (!review) throw new Conflict("notPublished");
    const reason = optionalNote(input.note);
    for (const date of listDates(tx, event.id)) {
      updateDate(tx, date.id, { sequence: date.sequence + 1, revisedAt: ctx.now });
    }
    moveReview(tx, event, { review, revisedAt: ctx.now });
    const { id: eventId, revision } = event;
    const whose = { personId: personIdOf(ctx.actor), at: ctx.now };
    insertReview(tx, { id: randomUUID(), eventId, action: "hide", revision, reason, ...whose });
    raiseProgrammeVersion(tx);
    recordAudit(tx, ctx, {
      action: "event.hide",
      subjectKind: "event",
      subjectId: event.id,
      cityId: event.cityId,
      oldState: event.review,
      newState: review,
    });
  });
}
