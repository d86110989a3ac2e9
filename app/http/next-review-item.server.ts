import { coordinateItemPath, coordinatePath } from "#app/domain/paths.ts";
import type { Context } from "#app/domain/context.ts";
import { nextReviewItem } from "#app/domain/review/get-review-item.server.ts";
import { listReviewQueue } from "#app/domain/review/list-review-queue.server.ts";
import { type ReviewQueueFilter, reviewQueueQuery } from "#app/domain/review/review-queue-filter.ts";
import type { ReviewItemKind } from "#app/domain/model/review-item.ts";

type Item = { kind: ReviewItemKind; id: string };

/** What comes after something in the queue somebody works through. To be asked before it is decided, while it has a place. */
export const nextItem = (ctx: Context, filter: ReviewQueueFilter, subjectId: string): Item | null =>
  nextReviewItem(listReviewQueue(ctx, filter), subjectId);

/**
 * Where a coordinator goes on after a decision: stays where something else waits about the same thing, else on to the next
 * one, else back to the queue, which is empty now.
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
