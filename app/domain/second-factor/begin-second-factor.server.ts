import { writeTransaction } from "#db/client.server.ts";
import { deleteSecondFactor, findSecondFactor, insertSecondFactor } from "#db/queries/second-factors.server.ts";
import type { Context } from "../context.ts";
import { hashSecret } from "../secrets.server.ts";
import { requireFactorOwner } from "./require-factor-owner.server.ts";
import { makeFactorSecret } from "./totp.server.ts";

/**
 * Create the secret for a device. A confirmed secret, or one that this session began, is kept; an unconfirmed one of
 * another session is replaced, since that session has seen it. Idempotent.
 * @param input `token` is the secret of the present session
 * @throws NotFound unless the actor is a coordinator
 */
export function beginSecondFactor(ctx: Context, input: { token: string }): void {
  writeTransaction(ctx.db, (tx) => {
    const { id } = requireFactorOwner(tx, ctx);
    const begunBy = hashSecret(input.token);
    const there = findSecondFactor(tx, id);
    if (there && (there.confirmedAt !== null || there.begunBy === begunBy)) return;
    if (there) deleteSecondFactor(tx, id);
    insertSecondFactor(tx, { accountId: id, secret: makeFactorSecret(), begunBy, createdAt: ctx.now });
  });
}
