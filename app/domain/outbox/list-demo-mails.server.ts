import { listKeptMails } from "#db/queries/kept-mails.server.ts";
import type { Context } from "../context.ts";

const shown = 50;

/** The mailbox of the demonstration, newest first. */
export function listDemoMails(ctx: Context) {
  return listKeptMails(ctx.db, shown).flatMap(({ id, mail, doneAt }) =>
    mail === null ? [] : [{ id, to: mail.to, subject: mail.subject, language: mail.language, sentAt: doneAt }],
  );
}
