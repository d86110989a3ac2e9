import { coordinateItemPath, coordinatePath } from "#app/domain/coordinate-paths.ts";
import type { Context } from "#app/domain/context.ts";
import { nextReviewItem } from "#app/domain/review/get-review-item.server.ts";
import { listReviewQueue } from "#app/domain/review/list-review-queue.server.ts";
import { type ReviewQueueFilter, reviewQueueQuery } from "#app/domain/review/review-queue-filter.ts";
import type { ReviewItemKind } from "#app/domain/model/review-item.ts";

type Item = { kind: ReviewItemKind; id: string };

/**
 * Return the item that follows a subject in a review queue. Call it before the decision removes the subject from it.
 */
export const nextItem = (ctx: Context, filter: ReviewQueueFilter, subjectId: string): Item | null =>
  nextReviewItem(listReviewQueue(ctx, filter), subjectId);

/**
 * Return the page to open after a decision: the same subject if more of it waits for review, else the next item, else
 * the empty queue.
 */
export function onwardPath(
  ctx: Context,
  filter: ReviewQueueFilter,
  { kind, id, done, next }: Item & { done: string; next: Item | null },
): string {
  const stays = listReviewQueue(ctx, filter).some((item) => item.subjectId === id);
  const to = stays ? { kind, id } : next;
  const query = new URLSearchParams(reviewQueueQuery(filter));
  query.set("done", done);
  if (!stays) query.set("from", id);
  if (!to) return `${coordinatePath(ctx.language)}?${query}`;
  return `${coordinateItemPath(ctx.language, to)}?${query}`;
}
