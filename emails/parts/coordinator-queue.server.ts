import { findAccount } from "#db/queries/accounts.server.ts";
import { actorOf } from "#app/domain/accounts/find-session-actor.server.ts";
import type { Context } from "#app/domain/context.ts";
import { listOfferedWelcomes } from "#app/domain/review/list-offered-welcomes.server.ts";
import { listReviewQueue } from "#app/domain/review/list-review-queue.server.ts";
import { emptyReviewQueueFilter } from "#app/domain/review/review-queue-filter.ts";

/** Return an account with its review queue and the words of welcome that wait, as they are now for this account; null when the account is gone. */
export function readCoordinatorQueue(ctx: Context, accountId: string) {
  const account = findAccount(ctx.db, accountId);
  if (!account) return null;
  const actor = actorOf(ctx.db, { accountId, secondFactorAt: ctx.now, now: ctx.now });
  const reader = { ...ctx, actor, language: account.language };
  return {
    account,
    items: listReviewQueue(reader, emptyReviewQueueFilter),
    welcomes: listOfferedWelcomes(reader),
  };
}
