import type { Database } from "#db/client.server.ts";
import { findPerson } from "#db/queries/accounts.server.ts";
import { type Context, personIdOf } from "../context.ts";
import { NotFound } from "../errors.ts";

/** The account of whoever acts. @throws NotFound for anybody without one */
export function requireAccount(db: Database, ctx: Context) {
  const person = findPerson(db, personIdOf(ctx.actor) ?? "");
  if (!person) throw new NotFound("person");
  return person;
}
