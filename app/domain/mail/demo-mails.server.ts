import type { Context } from "../context.ts";
import type { StoredMail } from "../model/outbox.ts";
import { findKeptMail, listKeptMails } from "#db/queries/demo-mails.server.ts";
import { NotFound } from "../errors.ts";

/**
 * A mail that the demonstration kept.
 * @throws NotFound
 */
export function getDemoMail(ctx: Context, id: string): StoredMail {
  const mail = findKeptMail(ctx.db, id);
  if (!mail) throw new NotFound("mail");
  return mail;
}

const shown = 50;

/** The mailbox of the demonstration, newest first. */
export function listDemoMails(ctx: Context) {
  return listKeptMails(ctx.db, shown).flatMap(({ id, mail, doneAt }) =>
    mail === null ? [] : [{ id, to: mail.to, subject: mail.subject, language: mail.language, sentAt: doneAt }],
  );
}
