import { type Database, writeTransaction } from "#db/client.server.ts";
import { recordAudit } from "#db/queries/audit.server.ts";
import { countMails, dropMail, listTroubledMails, retryMail } from "#db/queries/mail-queue.server.ts";
import { countSuppressed, liftSuppression } from "#db/queries/suppressions.server.ts";
import type { Context } from "../context.ts";
import { Invalid, NotFound } from "../errors.ts";
import { normaliseEmail } from "../model/account.ts";
import { messageIdName } from "../model/mail.ts";
import { compareTexts } from "../model/programme-filter.ts";
import { hashSecret } from "../secrets.server.ts";
import type { MailQueueForm } from "./mail-queue-form.ts";
import { requireSecretariat } from "../coordinators/require-secretariat.server.ts";

const maxListed = 100;

/**
 * What becomes of mail: how much waits, went, failed; which addresses take none. Neither words nor addresses: the secretariat
 * looks after the post, it does not read it.
 * @throws NotFound for everybody but the secretariat
 */
export function getMailQueue(ctx: Context) {
  requireSecretariat(ctx);
  return {
    // In the order the secretariat knows, which is that of the older names of mail kinds.
    counts: countMails(ctx.db).sort((a, b) => compareTexts(messageIdName(a.kind), messageIdName(b.kind))),
    troubled: listTroubledMails(ctx.db, maxListed),
    suppressed: countSuppressed(ctx.db, ctx.now),
  };
}
export type MailQueue = ReturnType<typeof getMailQueue>;

/**
 * Tries a mail again, gives one up, or lets an address have mail again.
 * @throws NotFound for everybody but the secretariat; Invalid `email` for an address that takes mail; NotFound for a mail
 * that is neither waiting nor given up
 */
export function runMailQueueAction(ctx: Context, form: MailQueueForm): void {
  requireSecretariat(ctx);
  writeTransaction(ctx.db, (tx) => {
    const subjectId = form.intent === "lift" ? lift(tx, form.email) : changeMail(tx, ctx, form);
    recordAudit(tx, ctx, { action: `mail.${form.intent}`, subjectKind: "mail", subjectId });
  });
}

function lift(tx: Database, email: string): string {
  if (!liftSuppression(tx, hashSecret(normaliseEmail(email)))) throw new Invalid({ email: { key: "notSuppressed" } });
  // Whose it is stands nowhere.
  return "address";
}

function changeMail(tx: Database, ctx: Context, form: Exclude<MailQueueForm, { intent: "lift" }>): string {
  const change = form.intent === "retry" ? retryMail : dropMail;
  if (!change(tx, form.mailId, ctx.now)) throw new NotFound("mail");
  return form.mailId;
}
