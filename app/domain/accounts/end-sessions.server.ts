import { type Database, writeTransaction } from "#db/client.server.ts";
import { deleteSession, deleteSessionsOf } from "#db/queries/accounts.server.ts";
import { hashSecret } from "../secrets.server.ts";
import type { Context } from "../context.ts";
import { requireShownFactor } from "../second-factor/require-shown-factor.server.ts";
import { requireAccount } from "./require-account.server.ts";

/** Signs out: the secret opens nothing any more, wherever it was copied to. */
export function endSession(db: Database, token: string): void {
  deleteSession(db, hashSecret(token));
}

/**
 * Ends one of somebody's own sessions, or all but the one that asks. What has ended already stays ended.
 * @param input `session` as the account's page names it; `token` is the secret of the session that asks
 * @throws NotFound for anybody without an account; Conflict in a coordinator's session without its second factor
 */
export function endSessions(ctx: Context, input: { session: string } | { othersThan: string }): void {
  writeTransaction(ctx.db, (tx) => {
    const { id } = requireAccount(tx, ctx);
    requireShownFactor(ctx);
    const which = "session" in input ? { only: input.session } : { allBut: hashSecret(input.othersThan) };
    deleteSessionsOf(tx, id, which);
  });
}
