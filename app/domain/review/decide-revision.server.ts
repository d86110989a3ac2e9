import { type Database, writeTransaction } from "#db/client.server.ts";
import type { FoundEvent } from "#db/queries/events.server.ts";
import { acceptPicture, deletePictures, findPicturesOf } from "#db/queries/pictures.server.ts";
import { findProposedRevision, updateRevision } from "#db/queries/revisions.server.ts";
import type { Context } from "../context.ts";
import { Conflict } from "../errors.ts";
import { applyFields } from "../events/apply-fields.server.ts";
import type { Authorized } from "../permissions.ts";
import type { Picture } from "../model/picture.ts";
import { parseDecisionReason } from "../forms/decision-reason.ts";
import { recordChange } from "../changes/record-change.server.ts";
import { recordReview } from "../changes/record-review.server.ts";
import { writableOf } from "../changes/writable.server.ts";
import { requireReviewable } from "../event-access/require-reviewable-event.server.ts";
import { reviewStateAfter } from "../model/review-state.ts";
import { revisionVersion } from "../revisions/revision-version.ts";

/**
 * Decide as a coordinator on the text and picture that an organiser proposes for a public event. Until then, and after
 * a refusal, the approved version is public.
 * @param input `version` of the proposal as it was read
 * @throws NotFound outside the actor's scopes; Conflict when somebody decided or edited meanwhile, or it no longer fits
 * the event; Invalid `reason` for a refusal without one
 */
export function decideRevision(
  ctx: Context,
  input: { eventId: string; version: string; decision: "accept" | "decline"; reason: string },
): { eventId: string } {
  return writeTransaction(ctx.db, (tx) => {
    const event = requireReviewable(tx, ctx, input.eventId);
    const newState = reviewStateAfter(event.review, input.decision);
    const proposal = { event, revision: findProposedRevision(tx, event.id), ...findPicturesOf(tx, event.id) };
    if (!newState || (!proposal.revision && !proposal.proposed)) throw new Conflict("alreadyDecided");
    if (revisionVersion(proposal.revision, proposal.proposed) !== input.version) throw new Conflict("changedMeanwhile");
    const reason = parseDecisionReason(input.reason, { isNeeded: input.decision === "decline" });
    if (input.decision === "accept") accept(tx, ctx, proposal);
    else decline(tx, ctx, proposal, reason);
    const fields = [...Object.keys(proposal.revision?.fields ?? {}), ...(proposal.proposed ? ["picture"] : [])];
    recordReview(tx, ctx, { event, action: input.decision, newState, reason, fields: fields.map(groupOf) });
    return { eventId: event.id };
  });
}

type Proposal = {
  event: Authorized<FoundEvent>;
  revision: ReturnType<typeof findProposedRevision>;
  current: Picture | null;
  proposed: Picture | null;
};

function accept(tx: Database, ctx: Context, { event, revision, current, proposed }: Proposal): void {
  recordChange(tx, ctx, { event }, (writable) => {
    if (revision) {
      const values = Object.fromEntries(Object.entries(revision.fields).map(([name, { after }]) => [name, after]));
      applyFields(writable, ctx, { event, values, authorId: revision.accountId });
      updateRevision(tx, revision.id, { state: "accepted", decidedAt: ctx.now });
    }
    if (!proposed) return;
    // A sweep deletes the files of the replaced picture.
    if (current) deletePictures(writable, event, [current.id]);
    acceptPicture(writable, event, proposed.id);
  });
}

function decline(tx: Database, ctx: Context, { event, revision, proposed }: Proposal, reason: string | null): void {
  if (revision) updateRevision(tx, revision.id, { state: "refused", reason, decidedAt: ctx.now });
  if (proposed) deletePictures(writableOf(tx), event, [proposed.id]);
}

const groupOf = (field: string): string => field.split(".")[0] ?? field;
