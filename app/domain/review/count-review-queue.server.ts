import type { Context } from "../context.ts";
import { listReviewQueue } from "./list-review-queue.server.ts";
import { listOfferedWelcomes } from "./list-offered-welcomes.server.ts";
import { emptyReviewQueueFilter } from "./review-queue-filter.ts";

/**
 * Count what waits for a coordinator, also before the second factor is shown: numbers tell what is to be done, and
 * nothing of any event or organisation.
 */
export function countReviewQueue(ctx: Context): { late: number; others: number } {
  const { actor } = ctx;
  if (actor.kind !== "account") return { late: 0, others: 0 };
  const unlocked = { ...ctx, actor: { ...actor, scopes: [...actor.scopes, ...actor.scopesAwaitingFactor] } };
  const items = listReviewQueue(unlocked, emptyReviewQueueFilter);
  const late = items.filter((item) => item.isLate).length;
  return { late, others: items.length - late + listOfferedWelcomes(unlocked).length };
}
export type ReviewQueueCounts = ReturnType<typeof countReviewQueue>;
