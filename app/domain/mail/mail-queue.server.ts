import { type Database, writeTransaction } from "#db/client.server.ts";
import { recordAudit } from "#db/queries/audit.server.ts";
import { countMails, dropMail, listTroubledMails, retryAllMails, retryMail } from "#db/queries/mail-queue.server.ts";
import { countSuppressed, liftSuppression } from "#db/queries/suppressions.server.ts";
import type { Context } from "../context.ts";
import { Invalid, NotFound } from "../errors.ts";
import { normaliseEmail } from "../model/account.ts";
import { messageIdName } from "../model/mail.ts";
import { compareTexts } from "../model/programme-filter.ts";
import { hashSecret } from "../secrets.server.ts";
import type { MailQueueForm } from "./mail-queue-form.ts";
import type { RefusalCause } from "./refusal-causes.ts";
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
 * Tries a mail again, or all that were tried in vain, gives one up, or lets an address have mail again.
 * @throws NotFound for everybody but the secretariat; Invalid `email` for an address that takes mail; NotFound for a mail
 * that is neither waiting nor given up
 */
export function runMailQueueAction(ctx: Context, form: MailQueueForm): void {
  requireSecretariat(ctx);
  writeTransaction(ctx.db, (tx) => {
    const subjectId = changed(tx, ctx, form);
    recordAudit(tx, ctx, { action: `mail.${form.intent}`, subjectKind: "mail", subjectId });
  });
}

/** @returns what it is about, for the log */
function changed(tx: Database, ctx: Context, form: MailQueueForm): string {
  if (form.intent === "lift") return lift(tx, form.email);
  if (form.intent === "retryAll") {
    retryAllMails(tx, ctx.now, endedByMailbox);
    return "all";
  }
  return changeMail(tx, ctx, form);
}

/** What a mailbox has answered for good is not asked again by the hundred. */
const endedByMailbox: readonly RefusalCause[] = ["unknown_mailbox", "refused"];

function lift(tx: Database, email: string): string {
  if (!liftSuppression(tx, hashSecret(normaliseEmail(email)))) throw new Invalid({ email: { key: "notSuppressed" } });
  // Whose it is stands nowhere.
  return "address";
}

function changeMail(tx: Database, ctx: Context, form: Extract<MailQueueForm, { mailId: string }>): string {
  const { mailId } = form;
  if (form.intent === "drop") {
    if (!dropMail(tx, mailId, ctx.now)) throw new NotFound("mail");
    return mailId;
  }
  const retried = retryMail(tx, mailId, ctx.now);
  if (!retried) throw new NotFound("mail");
  // Who wants this mail tried doubts that nobody lives there.
  if (retried.sentToHash !== null) liftSuppression(tx, retried.sentToHash);
  return mailId;
}
