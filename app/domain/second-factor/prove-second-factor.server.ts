import { writeTransaction } from "#db/client.server.ts";
import { recordAudit } from "#db/queries/audit.server.ts";
import {
  countRecoveryCodes,
  findSecondFactor,
  renewSession,
  unlockSession,
} from "#db/queries/second-factors.server.ts";
import type { Context } from "../context.ts";
import { Conflict } from "../errors.ts";
import { requireFactorOwner } from "./require-factor-owner.server.ts";
import { hashSecret, makeToken } from "../secrets.server.ts";
import { rejectFactor, verifyFactor } from "./verify-factor.server.ts";

/**
 * Unlock the scopes of a session by a code from the device, or a recovery code. The session gets a new secret, so that
 * a copy of the old one gains no access.
 * @param input `token` is the secret of the present session
 * @returns the new secret of the session, which replaces the old one
 * @throws NotFound unless the actor is a coordinator; Conflict while no device is confirmed; Invalid `code`
 */
export function proveSecondFactor(ctx: Context, input: { code: string; token: string }): { token: string } {
  const outcome = writeTransaction(ctx.db, (tx) => {
    const { id } = requireFactorOwner(tx, ctx);
    const factor = findSecondFactor(tx, id);
    if (!factor || factor.confirmedAt === null) throw new Conflict("alreadyDecided");
    const codesBefore = countRecoveryCodes(tx, id);
    const found = verifyFactor(tx, factor, input.code, { now: ctx.now, takesRecovery: true, token: input.token });
    if (found) return { fault: found, token: "" };
    const token = makeToken();
    renewSession(tx, hashSecret(input.token), hashSecret(token));
    unlockSession(tx, hashSecret(token), ctx.now);
    if (countRecoveryCodes(tx, id) < codesBefore) {
      recordAudit(tx, ctx, { action: "factor.recover", subjectKind: "coordinator", subjectId: id });
    }
    return { fault: null, token };
  });
  rejectFactor(outcome.fault);
  return { token: outcome.token };
}
