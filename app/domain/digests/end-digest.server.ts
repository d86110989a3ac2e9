import { writeTransaction } from "#db/client.server.ts";
import { deleteDigest, findDigestByUnsubscribeToken } from "#db/queries/digests.server.ts";
import { dropMailsAbout } from "#db/queries/outbox.server.ts";
import type { Context } from "../context.ts";
import { mailSubject } from "../model/mail.ts";

/**
 * Stops a weekly mail and forgets the address, what is queued included: it counts before the next one is sent (MAIL-02).
 * Twice is the same as once, and a secret that opens nothing is no fault: there is nothing left to stop.
 */
export function endDigest(ctx: Context, input: { token: string }): void {
  writeTransaction(ctx.db, (tx) => {
    const digest = findDigestByUnsubscribeToken(tx, input.token);
    if (!digest) return;
    dropMailsAbout(tx, [mailSubject("digest", digest.id)], ctx.now);
    deleteDigest(tx, digest.id);
  });
}
