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
 * The first code from a device shows that it holds the secret. From now on every session asks for one. The session gets
 * another secret, as when the factor is shown: whoever knew the old one does not come along.
 * @param input `token` is the secret of the session that asks
 * @returns the recovery codes, which nobody can read again, and the session's new secret: the one from before opens nothing
 * @throws NotFound for everybody who coordinates nothing; Conflict when this session began nothing; Invalid `code`
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
