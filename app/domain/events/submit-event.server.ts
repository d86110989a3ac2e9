import { type Database, writeTransaction } from "#db/client.server.ts";
import { getEdition } from "#db/queries/editions.server.ts";
import { findEvent, type FoundEvent, listDates, moveReview } from "#db/queries/events.server.ts";
import { isTrustedOrganisation } from "#db/queries/organisations.server.ts";
import type { Context } from "../context.ts";
import { cityWindow } from "../editions/city-window.server.ts";
import { Conflict, Invalid } from "../errors.ts";
import type { Authorized } from "../permissions.ts";
import { recordUrgentChange } from "../changes/record-urgent-change.server.ts";
import { recordChange } from "../changes/record-change.server.ts";
import { reviewStateAfter } from "../model/review-state.ts";
import { dayAt } from "../time/zone-arithmetic.server.ts";
import { requireOwnEvent } from "../event-access/require-own-event.server.ts";

/**
 * Submit an event for review. Submitting twice is the same as once. The event of a trusted organisation is public at
 * once and reviewed afterwards (product 2).
 * @throws NotFound for a stranger; Invalid when it is too late; Conflict when it was decided on already
 */
export function submitEvent(ctx: Context, input: { eventId: string }): { eventId: string } {
  return writeTransaction(ctx.db, (tx) => {
    const event = requireOwnEvent(tx, ctx, input.eventId);
    if (event.review === "submitted") return { eventId: event.id };
    const newState = reviewStateAfter(event.review, "submit");
    if (!newState) throw new Conflict("eventDecided");
    requireBeforeDeadline(tx, ctx, event);
    recordChange(tx, ctx, { event, review: { action: "submit", newState } }, (writable) =>
      moveReview(writable, event, { review: newState, submittedAt: ctx.now }),
    );
    if (goesPublic(tx, event)) publish(tx, ctx, requireOwnEvent(tx, ctx, event.id));
    return { eventId: event.id };
  });
}

/** True for a trusted lead, unless the event was sent back for changes: then it is read again, whoever leads it. */
const goesPublic = (tx: Database, event: FoundEvent): boolean =>
  event.review !== "changes_requested" && isTrustedOrganisation(tx, event.leadOrganisationId);

function publish(tx: Database, ctx: Context, event: Authorized<FoundEvent>): void {
  const newState = reviewStateAfter(event.review, "publish");
  if (!newState) throw new Conflict("eventDecided");
  recordChange(tx, ctx, { event, review: { action: "publish", newState } }, (writable) =>
    moveReview(writable, event, { review: newState, approvedAt: event.approvedAt ?? ctx.now, revisedAt: ctx.now }),
  );
  recordUrgentChange(tx, ctx, { event: findEvent(tx, event.id) ?? event, dateId: null, action: "publish", fields: {} });
}

function requireBeforeDeadline(tx: Database, ctx: Context, event: FoundEvent): void {
  const edition = getEdition(tx, event.editionId);
  const { submitUntil } = cityWindow(tx, edition, event.cityId);
  const dates = listDates(tx, event.id);
  const [first] = dates;
  const isLate = edition.state !== "open" || !first || dayAt(ctx.now, first.timeZone) > submitUntil;
  // An event that was submitted in time may be submitted again after the closing day.
  if (isLate && event.submittedAt === null) throw new Invalid({ "": { key: "submissionsClosed" } });
  if (dates.every((date) => date.startsAtUtc <= ctx.now)) throw new Invalid({ "": { key: "dateIsPast" } });
}
