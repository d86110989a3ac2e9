import type { Database } from "#db/client.server.ts";
import { countMailsTo } from "#db/queries/outbox.server.ts";
import { mailboxOf } from "../model/account.ts";
import { hashSecret } from "../secrets.server.ts";
import type { Instant } from "../time/zoned-time.ts";

/**
 * Return the hash of an address's mailbox, as it is stored with a mail, so that no form can flood a stranger (OUT-09).
 * @param limit `max`: maximum number of mails of the kind to the mailbox since `since` (UTC), whoever asked for them
 * @returns null when the limit is reached
 */
export function mailboxWithinLimit(
  tx: Database,
  email: string,
  { kind, max, since }: { kind: string; max: number; since: Instant },
): string | null {
  const recipientHash = hashSecret(mailboxOf(email));
  return countMailsTo(tx, kind, recipientHash, since) < max ? recipientHash : null;
}
