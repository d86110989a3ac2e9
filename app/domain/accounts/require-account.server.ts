import type { Database } from "#db/client.server.ts";
import { findAccount } from "#db/queries/accounts.server.ts";
import { type Context, accountIdOf } from "../context.ts";
import { NotFound } from "../errors.ts";

/** The account of whoever acts. @throws NotFound for anybody without one */
export function requireAccount(db: Database, ctx: Context) {
  const account = findAccount(db, accountIdOf(ctx.actor) ?? "");
  if (!account) throw new NotFound("person");
  return account;
}
