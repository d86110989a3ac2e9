import { type Database, writeTransaction } from "#db/client.server.ts";
import { type FoundEvent, moveReview } from "#db/queries/events.server.ts";
import { raiseProgrammeVersion } from "#db/queries/instance.server.ts";
import { findOrganisation } from "#db/queries/organisations.server.ts";
import type { Context } from "../context.ts";
import { Conflict } from "../errors.ts";
import { parseDecisionReason } from "../forms/decision-reason.ts";
import { recordReview } from "../changes/record-review.server.ts";
import { requireReviewable } from "../event-access/require-reviewable-event.server.ts";
import { type Decision, reviewStateAfter } from "../model/review-state.ts";

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
    const newState = reviewStateAfter(event.review, input.decision);
    if (!newState) throw new Conflict("alreadyDecided");
    if (event.revision !== input.revision) throw new Conflict("changedMeanwhile");
    // A refusal or a request without words helps nobody; an approval needs none.
    const reason = parseDecisionReason(input.reason, { isNeeded: input.decision !== "approve" });
    if (input.decision === "approve") requireVerifiedOrganisation(tx, event);
    const approved = newState === "approved" ? { approvedAt: event.approvedAt ?? ctx.now, revisedAt: ctx.now } : {};
    moveReview(tx, event, { review: newState, ...approved });
    recordReview(tx, ctx, { event, action: input.decision, newState, reason });
    if (newState === "approved") raiseProgrammeVersion(tx);
    return { eventId: event.id };
  });
}

function requireVerifiedOrganisation(tx: Database, event: FoundEvent): void {
  if (findOrganisation(tx, event.leadOrganisationId)?.state !== "verified") {
    throw new Conflict("organisationNotVerified");
  }
}
