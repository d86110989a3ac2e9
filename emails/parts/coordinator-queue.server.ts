import { findAccount } from "#db/queries/accounts.server.ts";
import { listScopes } from "#db/queries/coordinators.server.ts";
import type { Context } from "#app/domain/context.ts";
import { listReviewQueue } from "#app/domain/review/list-review-queue.server.ts";
import { emptyReviewQueueFilter } from "#app/domain/review/review-queue-filter.ts";
import { utcDay } from "#app/domain/time/zoned-time.ts";

/** Return an account with its review queue as it is now for this account; null when the account is gone. */
export function readCoordinatorQueue(ctx: Context, accountId: string) {
  const account = findAccount(ctx.db, accountId);
  if (!account) return null;
  const actor = {
    kind: "account" as const,
    accountId,
    memberships: [],
    scopes: listScopes(ctx.db, accountId, utcDay(ctx.now)),
    scopesAwaitingFactor: [],
    secondFactorAt: ctx.now,
  };
  return { account, items: listReviewQueue({ ...ctx, actor, language: account.language }, emptyReviewQueueFilter) };
}
