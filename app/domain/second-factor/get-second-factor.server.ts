import { countRecoveryCodes, findSecondFactor } from "#db/queries/second-factors.server.ts";
import type { Context } from "../context.ts";
import { requireFactorOwner } from "./require-factor-owner.server.ts";
import { recentFactorMs, type FactorState } from "./second-factor.ts";
import { factorCode, factorUri } from "./totp.server.ts";

/**
 * Where somebody's second factor stands; its secret only until the device is confirmed.
 * @param options `issuer` names this site on the device; with `isDemo` the code of now is said, since no device has it
 * @throws NotFound for everybody who coordinates nothing
 */
export function getSecondFactor(ctx: Context, { issuer, isDemo }: { issuer: string; isDemo: boolean }) {
  const account = requireFactorOwner(ctx.db, ctx);
  const factor = findSecondFactor(ctx.db, account.id);
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
export type SecondFactor = ReturnType<typeof getSecondFactor>;
