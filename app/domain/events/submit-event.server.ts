import { writeTransaction } from "#db/client.server.ts";
import { recordAudit } from "#db/queries/audit.server.ts";
import { findCity } from "#db/queries/cities.server.ts";
import { findEdition } from "#db/queries/editions.server.ts";
import { findEvent, listDates, moveReview } from "#db/queries/events.server.ts";
import { insertReview } from "#db/queries/reviews.server.ts";
import { randomUUID } from "node:crypto";
import type { Context } from "../context.ts";
import { Conflict, Invalid, NotFound } from "../errors.ts";
import { can } from "../permissions.ts";
import { reviewStateAfter } from "../reviews/review-state.ts";
import { dayAt } from "../time/zone-arithmetic.server.ts";

/**
 * Hands an event to the coordinators. Handing it in twice is the same as once.
 * @throws NotFound for a stranger; Invalid when it is too late; Conflict when it was decided on already
 */
export function submitEvent(ctx: Context, input: { eventId: string }): { eventId: string } {
  return writeTransaction(ctx.db, (tx) => {
    const event = findEvent(tx, input.eventId);
    if (!event || !can(ctx.actor, "event:edit", event)) throw new NotFound("event");
    if (event.review === "submitted") return { eventId: event.id };
    const review = reviewStateAfter(event.review, "submit");
    if (!review) throw new Conflict("eventDecided");
    const edition = findEdition(tx, event.editionId);
    const city = findCity(tx, event.cityId);
    const isLate = !edition || !city || edition.state !== "open" || dayAt(ctx.now, city.timeZone) > edition.submitUntil;
    // What a coordinator sent back may come back after the closing day.
    if (isLate && event.review === "draft") throw new Invalid({ "": { key: "submissionsClosed" } });
    if (listDates(tx, event.id).every((date) => date.startsAtUtc <= ctx.now)) {
      throw new Invalid({ "": { key: "dateIsPast" } });
    }
    moveReview(tx, event, { review, submittedAt: ctx.now });
    insertReview(tx, {
      id: randomUUID(),
      eventId: event.id,
      action: "submit",
      revision: event.revision,
      personId: ctx.actor.kind === "person" ? ctx.actor.personId : null,
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
