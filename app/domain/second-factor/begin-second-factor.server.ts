import { writeTransaction } from "#db/client.server.ts";
import { findSecondFactor, insertSecondFactor } from "#db/queries/second-factors.server.ts";
import type { Context } from "../context.ts";
import { requireFactorOwner } from "./require-factor-owner.server.ts";
import { makeFactorSecret } from "./totp.server.ts";

/**
 * Makes the secret that a device is to hold. One that is there already stays: twice is the same as once.
 * @throws NotFound for everybody who coordinates nothing
 */
export function beginSecondFactor(ctx: Context): void {
  writeTransaction(ctx.db, (tx) => {
    const { id } = requireFactorOwner(tx, ctx);
    if (findSecondFactor(tx, id)) return;
    insertSecondFactor(tx, { accountId: id, secret: makeFactorSecret(), createdAt: ctx.now });
  });
}
