import { type Database, writeTransaction } from "#db/client.server.ts";
import { hasMailWithKey, insertMail } from "#db/queries/outbox.server.ts";
import type { MailKey, MailKind } from "../model/mail.ts";
import type { Instant } from "../time/zoned-time.ts";

type Intent<Payload> = {
  payload: Payload;
  dedupeKey: MailKey;
  /** Made by `mailSubject`, for `dropMailsAbout`. */
  subject: string;
  now: Instant;
  /** Hash of the mailbox, where mails of the kind to one mailbox are counted. */
  recipientHash?: string;
  /** UTC; the mail is not sent before. Defaults to now. */
  runAt?: Instant;
};

/**
 * Queue a mail in the transaction of the change that it is about. A mail that has the same key stays unchanged.
 * @returns false when the key was queued before
 */
export function enqueueMail<Payload>(tx: Database, kind: MailKind<Payload>, intent: Intent<Payload>): boolean {
  return insertMail(tx, { ...intent, kind: kind.name, priority: kind.priority });
}

/** Queue a mail in a transaction of its own, for sweeps that meet the same mail again: a known key writes nothing. */
export function enqueueOnce<Payload>(db: Database, kind: MailKind<Payload>, intent: Intent<Payload>): void {
  if (hasMailWithKey(db, intent.dedupeKey)) return;
  writeTransaction(db, (tx) => enqueueMail(tx, kind, intent));
}
