import { type Database, writeTransaction } from "#db/client.server.ts";
import { deleteSession, deleteSessionsOf } from "#db/queries/accounts.server.ts";
import { hashSecret } from "../secrets.server.ts";
import type { Context } from "../context.ts";
import { requireShownFactor } from "../second-factor/require-shown-factor.server.ts";
import { requireAccount } from "./require-account.server.ts";

/** Sign out: end the session of a secret. */
export function endSession(db: Database, token: string): void {
  deleteSession(db, hashSecret(token));
}

/**
 * End one session of the actor's account, or all but the present one. Idempotent.
 * @param input `session` as named on the account page; `othersThan` is the secret of the present session
 * @throws NotFound without an account; Conflict in a coordinator's session without its second factor
 */
export function endSessions(ctx: Context, input: { session: string } | { othersThan: string }): void {
  writeTransaction(ctx.db, (tx) => {
    const { id } = requireAccount(tx, ctx);
    requireShownFactor(ctx);
    const which = "session" in input ? { only: input.session } : { allBut: hashSecret(input.othersThan) };
    deleteSessionsOf(tx, id, which);
  });
}
