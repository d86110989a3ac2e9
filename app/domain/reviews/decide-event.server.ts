import { writeTransaction } from "#db/client.server.ts";
import type { Database } from "#db/client.server.ts";
import { recordAudit } from "#db/queries/audit.server.ts";
import { findEvent, type FoundEvent, moveReview } from "#db/queries/events.server.ts";
import { raiseProgrammeVersion } from "#db/queries/instance.server.ts";
import { findOrganisation } from "#db/queries/organisations.server.ts";
import { enqueueMail } from "#db/queries/outbox.server.ts";
import { insertReview } from "#db/queries/reviews.server.ts";
import { randomUUID } from "node:crypto";
import { type Context, personIdOf } from "../context.ts";
import { Conflict, Invalid, NotFound } from "../errors.ts";
import { mailSubject } from "../messages.ts";
import { type Authorized, permitted } from "../permissions.ts";
import { lengthOf, manyLines } from "../text/plain-text.ts";
import { type Decision, reasonLimit, reviewStateAfter } from "./review-state.ts";

/**
 * A coordinator's decision on a submitted event; the organiser is told by mail.
 * @param input `revision` is the one the coordinator read: what changed since then must be read first
 * @throws NotFound outside the actor's scopes; Conflict when somebody decided or edited meanwhile; Invalid `reason`
 */
export function decideEvent(
  ctx: Context,
  input: { eventId: string; revision: number; decision: Decision; reason: string },
): { eventId: string } {
  return writeTransaction(ctx.db, (tx) => {
    const event = requireReviewable(tx, ctx, input.eventId);
    const review = reviewStateAfter(event.review, input.decision);
    if (!review) throw new Conflict("alreadyDecided");
    if (event.revision !== input.revision) throw new Conflict("changedMeanwhile");
    const reason = checkedReason(input);
    if (input.decision === "approve") mustBeVerified(tx, event);
    const approved = review === "approved" ? { approvedAt: event.approvedAt ?? ctx.now, revisedAt: ctx.now } : {};
    moveReview(tx, event, { review, ...approved });
    const reviewId = randomUUID();
    insertReview(tx, {
      id: reviewId,
      eventId: event.id,
      action: input.decision,
      revision: event.revision,
      reason,
      personId: personIdOf(ctx.actor),
      at: ctx.now,
    });
    recordAudit(tx, ctx, {
      action: `event.${input.decision}`,
      subjectKind: "event",
      subjectId: event.id,
      cityId: event.cityId,
      oldState: event.review,
      newState: review,
    });
    if (review === "approved") raiseProgrammeVersion(tx);
    enqueueMail(tx, {
      kind: "event_decided",
      payload: { reviewId },
      dedupeKey: `decided:${reviewId}`,
      subject: mailSubject("event", event.id),
      now: ctx.now,
    });
    return { eventId: event.id };
  });
}

function requireReviewable(tx: Database, ctx: Context, eventId: string): Authorized<FoundEvent> {
  const found = findEvent(tx, eventId);
  const event = found && permitted(ctx.actor, "event:review", found);
  if (!event || event.review === "draft") throw new NotFound("event");
  return event;
}

/** A refusal or a request without words helps nobody; an approval needs none. */
function checkedReason(input: { decision: Decision; reason: string }): string | null {
  const reason = manyLines(input.reason);
  if (input.decision !== "approve" && reason === "") throw new Invalid({ reason: { key: "reasonNeeded" } });
  if (lengthOf(reason) > reasonLimit) throw new Invalid({ reason: { key: "tooLong", values: { max: reasonLimit } } });
  return reason === "" ? null : reason;
}

function mustBeVerified(tx: Database, event: FoundEvent): void {
  if (findOrganisation(tx, event.leadOrganisationId)?.state !== "verified") {
    throw new Conflict("organisationNotVerified");
  }
}
