import { findClaim } from "#db/queries/review-queue.server.ts";
import { type Context, accountIdOf } from "../context.ts";
import { functionOf } from "../coordinators/account-functions.server.ts";
import { hours, type Instant } from "../time/zoned-time.ts";
import type { ClaimableKind } from "../model/review-item.ts";

/** Lifetime of a claim, in milliseconds, so that an abandoned one expires. */
export const claimLifetimeMs = hours(24);

type Claim = { accountId: string | null; claimedAt: Instant | null };

/** Return the coordinator who holds a claim, by their function; null when the claim has expired. */
export function visibleClaimHolder(ctx: Context, { accountId, claimedAt }: Claim) {
  if (accountId === null || claimedAt === null || ctx.now - claimedAt >= claimLifetimeMs) return null;
  const isMine = accountId === accountIdOf(ctx.actor);
  return { isMine, by: functionOf(ctx, accountId) };
}

export function claimHolderOf(ctx: Context, subject: { subjectKind: ClaimableKind; subjectId: string }) {
  const hold = findClaim(ctx.db, subject);
  return hold && visibleClaimHolder(ctx, hold);
}
