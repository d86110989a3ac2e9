import { writeTransaction } from "#db/client.server.ts";
import { deleteSecondFactor, findSecondFactor, insertSecondFactor } from "#db/queries/second-factors.server.ts";
import type { Context } from "../context.ts";
import { hashSecret } from "../secrets.server.ts";
import { requireFactorOwner } from "./require-factor-owner.server.ts";
import { makeFactorSecret } from "./totp.server.ts";

/**
 * Make the secret that a device is to hold. One that is confirmed stays, and so does one that this session made: twice is
 * the same as once. One that another session made and nobody confirmed is replaced, since that session has seen it.
 * @param input `token` is the secret of the session that asks
 * @throws NotFound for everybody who coordinates nothing
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
