import type { Instant } from "#app/domain/time/zoned-time.ts";
import { and, inArray, isNotNull, lt } from "drizzle-orm";
import type { Database } from "../client.server.ts";
import { outbox } from "../schema/index.ts";

/** Rows of mail that was sent, given up or dropped before a moment. */
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
