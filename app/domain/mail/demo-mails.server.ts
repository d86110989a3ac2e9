import type { Context } from "../context.ts";
import type { StoredMail } from "../model/outbox.ts";
import { findKeptMail, listKeptMails } from "#db/queries/demo-mails.server.ts";
import { NotFound } from "../errors.ts";

/** Return a mail kept by the demonstration. @throws NotFound */
export function getDemoMail(ctx: Context, id: string): StoredMail {
  const mail = findKeptMail(ctx.db, id);
  if (!mail) throw new NotFound("mail");
  return mail;
}

const shown = 50;

/** List the latest mails kept by the demonstration, newest first. */
export function listDemoMails(ctx: Context) {
  return listKeptMails(ctx.db, shown).flatMap(({ id, mail, doneAt }) =>
    mail === null ? [] : [{ id, to: mail.to, subject: mail.subject, language: mail.language, sentAt: doneAt }],
  );
}
