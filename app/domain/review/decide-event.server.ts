import { type Database, writeTransaction } from "#db/client.server.ts";
import { type FoundEvent, moveReview } from "#db/queries/events.server.ts";
import { findOrganisation } from "#db/queries/organisations.server.ts";
import type { Context } from "../context.ts";
import { Conflict } from "../errors.ts";
import { parseDecisionReason } from "../forms/decision-reason.ts";
import { recordChange } from "../changes/record-change.server.ts";
import { requireReviewable } from "../event-access/require-reviewable-event.server.ts";
import { type Decision, reviewStateAfter } from "../model/review-state.ts";

/**
 * Decide on a submitted event as a coordinator, and mail the organiser.
 * @param input `revision` of the event as it was read
 * @throws NotFound outside the actor's scopes; Conflict when somebody decided or edited meanwhile, and for the approval
 * of an event whose lead organisation is not verified; Invalid `reason`
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
    // Only an approval needs no reason.
    const reason = parseDecisionReason(input.reason, { isNeeded: input.decision !== "approve" });
    if (input.decision === "approve") requireVerifiedOrganisation(tx, event);
    const approved = newState === "approved" ? { approvedAt: event.approvedAt ?? ctx.now, revisedAt: ctx.now } : {};
    recordChange(tx, ctx, { event, review: { action: input.decision, newState, reason } }, (writable) =>
      moveReview(writable, event, { review: newState, ...approved }),
    );
    return { eventId: event.id };
  });
}

function requireVerifiedOrganisation(tx: Database, event: FoundEvent): void {
  if (findOrganisation(tx, event.leadOrganisationId)?.state !== "verified") {
    throw new Conflict("organisationNotVerified");
  }
}
