import type { Instant } from "#app/domain/time/zoned-time.ts";
import { and, inArray, isNotNull, lt } from "drizzle-orm";
import type { Database } from "../client.server.ts";
import { outbox } from "../schema/index.ts";

/** Delete the rows of sent, failed and dropped mails that were written before a moment. @returns the number of rows */
export function deleteOldMail(tx: Database, before: Instant): number {
  return tx
    .delete(outbox)
    .where(and(inArray(outbox.state, ["sent", "failed", "dropped"]), lt(outbox.createdAt, before)))
    .run().changes;
}

export function eraseRecipientHashes(tx: Database, before: Instant): number {
  return tx
    .update(outbox)
    .set({ recipientHash: null })
    .where(and(isNotNull(outbox.recipientHash), lt(outbox.createdAt, before)))
    .run().changes;
}
