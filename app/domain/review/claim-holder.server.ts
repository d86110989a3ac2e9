import { findClaim } from "#db/queries/review-queue.server.ts";
import { type Context, accountIdOf } from "../context.ts";
import { functionsOf } from "../coordinators/account-functions.server.ts";
import { hours, type Instant } from "../time/zoned-time.ts";
import type { ClaimableKind } from "../model/review-item.ts";

/** Lifetime of a claim, in milliseconds, so that an abandoned one expires. */
export const claimLifetimeMs = hours(24);

type NameAccount = ReturnType<typeof functionsOf>;
type Claim = { accountId: string | null; claimedAt: Instant | null };

/**
 * Return the coordinator who holds a claim, by their function; null when the claim has expired.
 * @param nameOf from `functionsOf`, for the holders of all rows of a list
 */
export function visibleClaimHolder(ctx: Context, { accountId, claimedAt }: Claim, nameOf: NameAccount) {
  if (accountId === null || claimedAt === null || ctx.now - claimedAt >= claimLifetimeMs) return null;
  const isMine = accountId === accountIdOf(ctx.actor);
  return { isMine, by: nameOf(accountId) };
}

export function claimHolderOf(ctx: Context, subject: { subjectKind: ClaimableKind; subjectId: string }) {
  const hold = findClaim(ctx.db, subject);
  return hold && visibleClaimHolder(ctx, hold, functionsOf(ctx, [hold.accountId]));
}
