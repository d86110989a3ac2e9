import { type Database, writeTransaction } from "#db/client.server.ts";
import { recordAudit } from "#db/queries/audit.server.ts";
import { getEdition } from "#db/queries/editions.server.ts";
import { type FoundEvent, listDates, moveReview } from "#db/queries/events.server.ts";
import { insertReview } from "#db/queries/reviews.server.ts";
import { randomUUID } from "node:crypto";
import { type Context, personIdOf } from "../context.ts";
import { Conflict, Invalid } from "../errors.ts";
import { reviewStateAfter } from "../reviews/review-state.ts";
import { dayAt } from "../time/zone-arithmetic.server.ts";
import { requireOwnEvent } from "./require-own-event.server.ts";

/**
 * Hands an event to the coordinators. Handing it in twice is the same as once.
 * @throws NotFound for a stranger; Invalid when it is too late; Conflict when it was decided on already
 */
export function submitEvent(ctx: Context, input: { eventId: string }): { eventId: string } {
  return writeTransaction(ctx.db, (tx) => {
    const event = requireOwnEvent(tx, ctx, input.eventId);
    if (event.review === "submitted") return { eventId: event.id };
    const review = reviewStateAfter(event.review, "submit");
    if (!review) throw new Conflict("eventDecided");
    mustBeInTime(tx, ctx, event);
    moveReview(tx, event, { review, submittedAt: ctx.now });
    insertReview(tx, {
      id: randomUUID(),
      eventId: event.id,
      action: "submit",
      revision: event.revision,
      personId: personIdOf(ctx.actor),
      at: ctx.now,
    });
    recordAudit(tx, ctx, {
      action: "event.submit",
      subjectKind: "event",
      subjectId: event.id,
      cityId: event.cityId,
      oldState: event.review,
      newState: review,
    });
    return { eventId: event.id };
  });
}

function mustBeInTime(tx: Database, ctx: Context, event: FoundEvent): void {
  const edition = getEdition(tx, event.editionId);
  const dates = listDates(tx, event.id);
  const [first] = dates;
  const isLate = edition.state !== "open" || !first || dayAt(ctx.now, first.timeZone) > edition.submitUntil;
  // What was handed in once may come again after the closing day: sent back by a coordinator, or taken back to mend it.
  if (isLate && event.submittedAt === null) throw new Invalid({ "": { key: "submissionsClosed" } });
  if (dates.every((date) => date.startsAtUtc <= ctx.now)) throw new Invalid({ "": { key: "dateIsPast" } });
}
