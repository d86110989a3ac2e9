import { findClaim } from "#db/queries/review-queue.server.ts";
import { type Context, accountIdOf } from "../context.ts";
import { hours, type Instant } from "../time/zoned-time.ts";
import type { ClaimableKind } from "../model/review-item.ts";

/** Lifetime of a claim, in milliseconds, so that an abandoned one expires. */
export const claimLifetimeMs = hours(24);

type Claim = { accountId: string | null; email: string | null; claimedAt: Instant | null };

/** Return the coordinator who holds a claim, as other coordinators see it; null when it has expired. */
export function visibleClaimHolder(ctx: Context, { accountId, email, claimedAt }: Claim) {
  if (claimedAt === null || email === null || ctx.now - claimedAt >= claimLifetimeMs) return null;
  return { email, isMine: accountId === accountIdOf(ctx.actor) };
}

export function claimHolderOf(ctx: Context, subject: { subjectKind: ClaimableKind; subjectId: string }) {
  const hold = findClaim(ctx.db, subject);
  return hold && visibleClaimHolder(ctx, hold);
}
