import { findKeptMail } from "#db/queries/kept-mails.server.ts";
import type { Context } from "../context.ts";
import { NotFound } from "../errors.ts";
import type { StoredMail } from "./outbox.ts";

/**
 * A mail that the demonstration kept.
 * @throws NotFound
 */
export function getDemoMail(ctx: Context, id: string): StoredMail {
  const mail = findKeptMail(ctx.db, id);
  if (!mail) throw new NotFound("mail");
  return mail;
}
