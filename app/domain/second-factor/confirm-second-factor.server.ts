import { writeTransaction } from "#db/client.server.ts";
import { recordAudit } from "#db/queries/audit.server.ts";
import {
  findSecondFactor,
  renewSession,
  unlockSession,
  updateSecondFactor,
} from "#db/queries/second-factors.server.ts";
import type { Context } from "../context.ts";
import { Conflict } from "../errors.ts";
import { makeRecoveryCodes } from "./make-recovery-codes.server.ts";
import { requireFactorOwner } from "./require-factor-owner.server.ts";
import { hashSecret, makeToken } from "../secrets.server.ts";
import { rejectFactor, verifyFactor } from "./verify-factor.server.ts";

/**
 * Confirm a device by its first code: from now on each session must show the second factor. The session gets a new
 * secret, so that a copy of the old one gains no access.
 * @param input `token` is the secret of the present session
 * @returns the recovery codes, which cannot be read again, and the new secret of the session, which replaces the old
 * one
 * @throws NotFound unless the actor is a coordinator; Conflict when this session began no second factor, or it is
 * confirmed; Invalid `code`
 */
export function confirmSecondFactor(
  ctx: Context,
  input: { code: string; token: string },
): { recoveryCodes: string[]; token: string } {
  const outcome = writeTransaction(ctx.db, (tx) => {
    const { id } = requireFactorOwner(tx, ctx);
    const factor = findSecondFactor(tx, id);
    const isTheirs = factor?.begunBy === hashSecret(input.token);
    if (!factor || factor.confirmedAt !== null || !isTheirs) throw new Conflict("alreadyDecided");
    const fault = verifyFactor(tx, factor, input.code, { now: ctx.now, takesRecovery: false, token: input.token });
    if (fault) return { fault, recoveryCodes: [], token: "" };
    updateSecondFactor(tx, id, { confirmedAt: ctx.now });
    const token = makeToken();
    renewSession(tx, hashSecret(input.token), hashSecret(token));
    unlockSession(tx, hashSecret(token), ctx.now);
    recordAudit(tx, ctx, { action: "factor.set", subjectKind: "coordinator", subjectId: id });
    return { fault, recoveryCodes: makeRecoveryCodes(tx, id), token };
  });
  rejectFactor(outcome.fault);
  const { recoveryCodes, token } = outcome;
  return { recoveryCodes, token };
}
