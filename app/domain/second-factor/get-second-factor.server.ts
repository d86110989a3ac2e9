import type { Database } from "#db/client.server.ts";
import { countRecoveryCodes, findSecondFactor, type FoundFactor } from "#db/queries/second-factors.server.ts";
import type { Context } from "../context.ts";
import { hashSecret } from "../secrets.server.ts";
import { requireFactorOwner } from "./require-factor-owner.server.ts";
import { recentFactorMs, type FactorState } from "./second-factor.ts";
import { factorCode, factorUri } from "./totp.server.ts";

/**
 * Return the state of the actor's second factor. The secret is included only until the device is confirmed, and only
 * for the session that began it.
 * @param options `issuer` names this site on the device; `isDemo` adds the present code, since a demonstration has no
 * device; `token` is the secret of the present session
 * @throws NotFound unless the actor is a coordinator
 */
export function getSecondFactor(
  ctx: Context,
  { issuer, isDemo, token }: { issuer: string; isDemo: boolean; token: string },
) {
  const account = requireFactorOwner(ctx.db, ctx);
  const factor = findFactorSeenBy(ctx.db, account.id, token);
  const state: FactorState = factor === null ? "none" : factor.confirmedAt === null ? "begun" : "set";
  const secondFactorAt = ctx.actor.kind === "account" ? ctx.actor.secondFactorAt : null;
  return {
    state,
    begun:
      factor && state === "begun"
        ? { secret: factor.secret, uri: factorUri(factor.secret, account.email, issuer) }
        : null,
    isUnlocked: secondFactorAt !== null,
    isFresh: secondFactorAt !== null && ctx.now - secondFactorAt <= recentFactorMs,
    recoveryCodesLeft: state === "set" ? countRecoveryCodes(ctx.db, account.id) : null,
    demoCode: isDemo && factor ? factorCode(factor.secret, ctx.now) : null,
  };
}

/** Find a second factor that is confirmed, or that this session began; null for one that another session began. */
function findFactorSeenBy(db: Database, accountId: string, token: string): FoundFactor | null {
  const found = findSecondFactor(db, accountId);
  return found && (found.confirmedAt !== null || found.begunBy === hashSecret(token)) ? found : null;
}

export type SecondFactor = ReturnType<typeof getSecondFactor>;
