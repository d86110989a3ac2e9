import type { Database } from "#db/client.server.ts";
import { countMailsTo } from "#db/queries/outbox.server.ts";
import { mailboxOf } from "../model/account.ts";
import { hashSecret } from "../secrets.server.ts";
import type { Instant } from "../time/zoned-time.ts";

/**
 * The mailbox of an address, as a mail keeps it, so that no form bombs a stranger (OUT-09).
 * @param most mails of this kind that may have been written to it since a moment, whoever asked for them
 * @returns null when it had that many
 */
export function mailboxWithinLimit(
  tx: Database,
  email: string,
  { kind, max, since }: { kind: string; max: number; since: Instant },
): string | null {
  const recipientHash = hashSecret(mailboxOf(email));
  return countMailsTo(tx, kind, recipientHash, since) < max ? recipientHash : null;
}
