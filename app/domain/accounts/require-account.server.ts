import type { Database } from "#db/client.server.ts";
import { findAccount } from "#db/queries/accounts.server.ts";
import { type Context, accountIdOf } from "../context.ts";
import { NotFound } from "../errors.ts";

/** Return the actor's account. @throws NotFound without an account */
export function requireAccount(db: Database, ctx: Context) {
  const account = findAccount(db, accountIdOf(ctx.actor) ?? "");
  if (!account) throw new NotFound("person");
  return account;
}
