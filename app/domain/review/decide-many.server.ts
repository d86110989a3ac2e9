import { writeTransaction } from "#db/client.server.ts";
import { listOpenUrgentChanges } from "#db/queries/urgent-changes.server.ts";
import { findPicturesOf } from "#db/queries/pictures.server.ts";
import { findProposedRevision } from "#db/queries/revisions.server.ts";
import type { Context } from "../context.ts";
import { Conflict, DomainError, type FaultKey, Invalid } from "../errors.ts";
import { decideOrganisation } from "../organisations/decide-organisation.server.ts";
import { decideEvent } from "./decide-event.server.ts";
import { decideRevision } from "./decide-revision.server.ts";
import { urgentChangeVersion } from "./urgent-change-version.server.ts";
import { acceptUrgentChange } from "./accept-urgent-change.server.ts";
import { parseReviewItemKey, type ReviewItemKind } from "../model/review-item.ts";
import type { manyActions } from "./decide-many-form.ts";
import { requireReviewable } from "../event-access/require-reviewable-event.server.ts";
import { revisionVersion } from "../revisions/revision-version.ts";
import { claimItem } from "./claim-item.server.ts";

type ManyAction = (typeof manyActions)[number];

export const maxDecisionsAtOnce = 500;

type Item = { kind: ReviewItemKind; id: string; revision: number };
/**
 * Result of a form. `refused`: items without a decision, by key, with the cause; `hidden` where the actor may not see
 * the item.
 */
export type ManyResult = { done: number; refused: { key: string; fault: FaultKey | "hidden" }[] };

/**
 * Decide on several items at once, each by the rules of its kind and within the actor's scopes. An item that cannot be
 * decided is left unchanged and reported, and the others are decided.
 * @param input `keys` as the review queue names its items; `reason` for refusals
 * @throws Invalid when no items or too many are chosen, a refusal has no reason, or the reason is too long
 */
export function decideMany(ctx: Context, input: { keys: readonly string[]; action: ManyAction; reason: string }) {
  const keys = [...new Set(input.keys)];
  if (keys.length === 0) throw new Invalid({ items: { key: "chooseOne" } });
  if (keys.length > maxDecisionsAtOnce)
    throw new Invalid({ items: { key: "tooMany", values: { max: maxDecisionsAtOnce } } });
  if (input.action === "refuse" && input.reason.trim() === "") throw new Invalid({ reason: { key: "reasonNeeded" } });
  return writeTransaction(ctx.db, (tx): ManyResult => {
    const result: ManyResult = { done: 0, refused: [] };
    for (const key of keys) {
      const fault = outcome(() => decideOne({ ...ctx, db: tx }, readKey(key), input));
      if (fault === null) result.done += 1;
      else result.refused.push({ key, fault });
    }
    return result;
  });
}

/**
 * Decide on one item, and return the cause if it cannot be decided; else null. The decision runs in a savepoint, so
 * that a failed one changes nothing.
 */
function outcome(decide: () => void): FaultKey | "hidden" | null {
  try {
    decide();
    return null;
  } catch (error) {
    if (error instanceof Conflict) return error.key;
    // A reason that is too long applies to all items.
    if (error instanceof Invalid) throw error;
    if (error instanceof DomainError) return "hidden";
    throw error;
  }
}

function readKey(key: string): Item {
  const found = parseReviewItemKey(key);
  if (!found) throw new Invalid({ items: { key: "choose" } });
  return { kind: found.kind, id: found.subjectId, revision: found.revision };
}

type Choice = { isAgreed: boolean; reason: string };

function decideOne(ctx: Context, item: Item, { action, reason }: { action: ManyAction; reason: string }): void {
  if (action === "take") {
    const kind = item.kind === "organisation" ? "organisation" : "event";
    claimItem(ctx, { kind, id: item.id, isClaimed: true });
    return;
  }
  const isAgreed = action === "agree";
  // A reason that was typed for a refusal does not belong to an approval.
  deciders[item.kind](ctx, item, { isAgreed, reason: isAgreed ? "" : reason });
}

const deciders: Readonly<Record<ReviewItemKind, (ctx: Context, item: Item, choice: Choice) => void>> = {
  event: (ctx, { id, revision }, { isAgreed, reason }) => {
    decideEvent(ctx, { eventId: id, revision, decision: isAgreed ? "approve" : "refuse", reason });
  },
  organisation: (ctx, { id }, { isAgreed, reason }) =>
    decideOrganisation(ctx, { organisationId: id, decision: isAgreed ? "verify" : "refuse", reason }),
  revision: (ctx, { id }, { isAgreed, reason }) => {
    requireReviewable(ctx.db, ctx, id);
    const version = revisionVersion(findProposedRevision(ctx.db, id), findPicturesOf(ctx.db, id).proposed);
    decideRevision(ctx, { eventId: id, version, decision: isAgreed ? "accept" : "decline", reason });
  },
  facts: (ctx, { id }, { isAgreed }) => {
    if (!isAgreed) throw new Conflict("oneByOne");
    requireReviewable(ctx.db, ctx, id);
    const open = listOpenUrgentChanges(ctx.db, id);
    if (open.length === 0) throw new Conflict("alreadyDecided");
    for (const urgentChange of open)
      acceptUrgentChange(ctx, { urgentChangeId: urgentChange.id, version: urgentChangeVersion(urgentChange) });
  },
  report: () => {
    throw new Conflict("oneByOne");
  },
};
