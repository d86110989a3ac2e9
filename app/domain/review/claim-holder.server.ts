import { findClaim } from "#db/queries/review-queue.server.ts";
import { type Context, accountIdOf } from "../context.ts";
import { hours, type Instant } from "../time/zoned-time.ts";
import type { ClaimableKind } from "../model/review-item.ts";

/** Somebody who took something in hand and went home does not keep it. */
const claimLifetimeMs = hours(24);

type Claim = { accountId: string | null; email: string | null; claimedAt: Instant | null };

/** Who has something in hand now, as others read it. */
export function visibleClaimHolder(ctx: Context, { accountId, email, claimedAt }: Claim) {
  if (claimedAt === null || email === null || ctx.now - claimedAt >= claimLifetimeMs) return null;
  return { email, isMine: accountId === accountIdOf(ctx.actor) };
}

export function claimHolderOf(ctx: Context, subject: { subjectKind: ClaimableKind; subjectId: string }) {
  const hold = findClaim(ctx.db, subject);
  return hold && visibleClaimHolder(ctx, hold);
}
