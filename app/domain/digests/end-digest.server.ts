import { writeTransaction } from "#db/client.server.ts";
import { deleteDigest, findDigestByUnsubscribeToken } from "#db/queries/digests.server.ts";
import { dropMailsAbout } from "#db/queries/outbox.server.ts";
import type { Context } from "../context.ts";
import { mailSubject } from "../model/mail.ts";

/**
 * End a digest, and erase its address and its queued mails, at once (MAIL-02). An unknown token is no error, since a
 * digest that has ended need not be ended again.
 */
export function endDigest(ctx: Context, input: { token: string }): void {
  writeTransaction(ctx.db, (tx) => {
    const digest = findDigestByUnsubscribeToken(tx, input.token);
    if (!digest) return;
    dropMailsAbout(tx, [mailSubject("digest", digest.id)], ctx.now);
    deleteDigest(tx, digest.id);
  });
}
