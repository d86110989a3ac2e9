import { type Database, writeTransaction } from "#db/client.server.ts";
import { recordAudit } from "#db/queries/audit.server.ts";
import { findEvent } from "#db/queries/events.server.ts";
import { findOrganisation } from "#db/queries/organisations.server.ts";
import { deleteClaim, findClaim, setClaim } from "#db/queries/review-queue.server.ts";
import { type Context, accountIdOf } from "../context.ts";
import { NotFound } from "../errors.ts";
import { can } from "../permissions.ts";
import type { ClaimableKind } from "../model/review-item.ts";

/**
 * Claim an item as a coordinator, or release the claim. Others see the claim and may still decide. Doing either twice
 * is the same as once.
 * @throws NotFound outside the actor's scopes, and for drafts
 */
export function claimItem(ctx: Context, input: { kind: ClaimableKind; id: string; isClaimed: boolean }): void {
  writeTransaction(ctx.db, (tx) => {
    const cityId = requireCity(tx, ctx, input);
    const accountId = accountIdOf(ctx.actor);
    const subject = { subjectKind: input.kind, subjectId: input.id };
    const isMine = findClaim(tx, subject)?.accountId === accountId;
    if (accountId === null || (!input.isClaimed && !isMine)) return;
    if (input.isClaimed) setClaim(tx, { ...subject, accountId, claimedAt: ctx.now });
    else deleteClaim(tx, subject);
    if (isMine === input.isClaimed) return;
    recordAudit(tx, ctx, { action: input.isClaimed ? "review.take" : "review.let-go", ...subject, cityId });
  });
}

function requireCity(tx: Database, ctx: Context, { kind, id }: { kind: ClaimableKind; id: string }): string {
  const event = kind === "event" ? findEvent(tx, id) : null;
  const thing = event ?? (kind === "organisation" ? findOrganisation(tx, id) : null);
  const isSeen = thing && can(ctx.actor, "event:review", thing) && event?.review !== "draft";
  if (!isSeen) throw new NotFound(kind);
  return thing.cityId;
}
