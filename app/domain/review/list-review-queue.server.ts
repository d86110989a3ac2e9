import { listReviewQueueRows, type ReviewQueueRow } from "#db/queries/review-queue.server.ts";
import { type Context, scopesOf } from "../context.ts";
import { toLocal } from "../time/zone-arithmetic.server.ts";
import { readActiveScopes } from "../coordinators/active-coordinators.server.ts";
import { isOfferedTo } from "../model/escalation.ts";
import { visibleClaimHolder } from "./claim-holder.server.ts";
import type { ReviewQueueFilter } from "./review-queue-filter.ts";
import { reviewItemKey, reviewItemKinds } from "../model/review-item.ts";
import { levelsAt, reviewDueAt } from "../coordinators/review-deadline.server.ts";

/** Maximum number of items of one kind; the oldest come first. */
const maxPerKind = 2_000;
export type ReviewQueueItem = ReturnType<typeof toItem>;

/**
 * List the items that wait for the actor, oldest first: those offered to one of their scopes now, or all in their
 * scopes.
 */
export function listReviewQueue(ctx: Context, filter: ReviewQueueFilter): ReviewQueueItem[] {
  const scopes = scopesOf(ctx.actor);
  if (scopes.length === 0) return [];
  const active = readActiveScopes(ctx.db, ctx.now);
  const query = {
    language: ctx.language,
    scopes,
    textLanguage: filter.language,
    cityId: filter.cityId,
    theme: filter.theme,
    limit: maxPerKind,
  };
  return reviewItemKinds
    .filter((kind) => filter.kind === null || filter.kind === kind)
    .flatMap((kind) => listReviewQueueRows(ctx.db, kind, query))
    .map((row) => toItem(ctx, row, active))
    .filter((item) => filter.view === "all" || item.isOffered)
    .sort((a, b) => a.since - b.since || (a.key < b.key ? -1 : 1));
}

function toItem(ctx: Context, row: ReviewQueueRow, active: ReadonlySet<string>) {
  const { holderId, holderEmail, claimedAt, ...item } = row;
  const due = reviewDueAt(row);
  const levels = levelsAt(row, active, ctx.now);
  return {
    ...item,
    /** Key of the item in forms: its kind, the id of its subject, and the revision. */
    key: reviewItemKey(row),
    dueLocal: toLocal(due, row.timeZone),
    isLate: due <= ctx.now,
    isOffered: isOfferedTo(scopesOf(ctx.actor), row, levels),
    levels,
    holder: visibleClaimHolder(ctx, { accountId: holderId, email: holderEmail, claimedAt }),
  };
}
