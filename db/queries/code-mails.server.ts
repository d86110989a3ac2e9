import type { CodeAllowance } from "#app/domain/model/account.ts";
import type { Instant } from "#app/domain/time/zoned-time.ts";
import { and, count, eq, gt, lt } from "drizzle-orm";
import type { Database } from "../client.server.ts";
import { codeMails } from "../schema/index.ts";

export function insertCodeMail(tx: Database, mail: typeof codeMails.$inferInsert): void {
  tx.insert(codeMails).values(mail).run();
}

/** Count the mails with codes to a mailbox since a moment, of one allowance or requested from one network. */
export function countCodeMails(
  db: Database,
  which: { recipientHash: string; since: Instant; allowance?: CodeAllowance; networkHash?: string | null },
): number {
  const found = db
    .select({ count: count() })
    .from(codeMails)
    .where(
      and(
        eq(codeMails.recipientHash, which.recipientHash),
        gt(codeMails.createdAt, which.since),
        which.allowance === undefined ? undefined : eq(codeMails.allowance, which.allowance),
        typeof which.networkHash === "string" ? eq(codeMails.networkHash, which.networkHash) : undefined,
      ),
    )
    .get();
  return found?.count ?? 0;
}

export function deleteCodeMails(tx: Database, before: Instant): void {
  tx.delete(codeMails).where(lt(codeMails.createdAt, before)).run();
}
