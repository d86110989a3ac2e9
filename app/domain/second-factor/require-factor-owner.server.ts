import type { Database } from "#db/client.server.ts";
import { findAccount } from "#db/queries/accounts.server.ts";
import type { Context } from "../context.ts";
import { NotFound } from "../errors.ts";

/** Return the account of a coordinator, who may have a second factor. @throws NotFound for all other actors */
export function requireFactorOwner(db: Database, ctx: Context) {
  const { actor } = ctx;
  const coordinates = actor.kind === "account" && actor.scopes.length + actor.scopesAwaitingFactor.length > 0;
  const account = coordinates ? findAccount(db, actor.accountId) : null;
  if (!account) throw new NotFound("second factor");
  return account;
}
