import { writeTransaction } from "#db/client.server.ts";
import { recordAudit } from "#db/queries/audit.server.ts";
import type { Context } from "../context.ts";
import { NotFound } from "../errors.ts";
import { makeRecoveryCodes } from "./make-recovery-codes.server.ts";
import { requireRecentFactor } from "./require-recent-factor.server.ts";
import { requireFactorOwner } from "./require-factor-owner.server.ts";

/**
 * Replace the recovery codes of the actor.
 * @throws NotFound in a session that has not shown the second factor; Conflict when that was too long ago
 */
export function renewRecoveryCodes(ctx: Context): { recoveryCodes: string[] } {
  return writeTransaction(ctx.db, (tx) => {
    const { id } = requireFactorOwner(tx, ctx);
    if (ctx.actor.kind !== "account" || ctx.actor.secondFactorAt === null) throw new NotFound("second factor");
    requireRecentFactor(ctx);
    recordAudit(tx, ctx, { action: "factor.renew-codes", subjectKind: "coordinator", subjectId: id });
    return { recoveryCodes: makeRecoveryCodes(tx, id) };
  });
}
