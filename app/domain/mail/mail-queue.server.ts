import { type Database, writeTransaction } from "#db/client.server.ts";
import { recordAudit } from "#db/queries/audit.server.ts";
import { countMails, dropMail, listTroubledMails, retryAllMails, retryMail } from "#db/queries/mail-queue.server.ts";
import { countSuppressed, liftSuppression } from "#db/queries/suppressions.server.ts";
import type { Context } from "../context.ts";
import { Invalid, NotFound } from "../errors.ts";
import { normaliseEmail } from "../model/account.ts";
import { compareTexts } from "../model/programme-filter.ts";
import { hashSecret } from "../secrets.server.ts";
import type { MailQueueForm } from "./mail-queue-form.ts";
import type { RefusalCause } from "./refusal-causes.ts";
import { requireSecretariat } from "../coordinators/require-secretariat.server.ts";

const maxListed = 100;

/**
 * Return the state of the mail queue: number of mails by kind and state, mails in trouble, and number of suppressed
 * addresses; no texts and no addresses.
 * @throws NotFound unless the actor is the secretariat
 */
export function getMailQueue(ctx: Context) {
  requireSecretariat(ctx);
  return {
    counts: countMails(ctx.db).sort((a, b) => compareTexts(a.kind, b.kind)),
    troubled: listTroubledMails(ctx.db, maxListed),
    suppressed: countSuppressed(ctx.db, ctx.now),
  };
}
export type MailQueue = ReturnType<typeof getMailQueue>;

/**
 * Retry one mail or all failed ones, give one up, or lift the suppression of an address.
 * @throws NotFound unless the actor is the secretariat, and for a mail that is neither waiting nor given up; Invalid
 * `email` for an address that is not suppressed
 */
export function runMailQueueAction(ctx: Context, form: MailQueueForm): void {
  requireSecretariat(ctx);
  writeTransaction(ctx.db, (tx) => {
    const subjectId = changed(tx, ctx, form);
    recordAudit(tx, ctx, { action: `mail.${form.intent}`, subjectKind: "mail", subjectId });
  });
}

/** Run the action. @returns the subject for the audit log */
function changed(tx: Database, ctx: Context, form: MailQueueForm): string {
  if (form.intent === "lift") return lift(tx, form.email);
  if (form.intent === "retryAll") {
    retryAllMails(tx, ctx.now, endedByMailbox);
    return "all";
  }
  return changeMail(tx, ctx, form);
}

/** Causes left out when all mails are retried: final refusals of a mailbox. */
const endedByMailbox: readonly RefusalCause[] = ["unknown_mailbox", "refused"];

function lift(tx: Database, email: string): string {
  if (!liftSuppression(tx, hashSecret(normaliseEmail(email)))) throw new Invalid({ email: { key: "notSuppressed" } });
  // The address itself is not recorded.
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
  // A retry by hand assumes that the mailbox exists.
  if (retried.sentToHash !== null) liftSuppression(tx, retried.sentToHash);
  return mailId;
}
