import { writeTransaction } from "#db/client.server.ts";
import {
  deleteDigest,
  findDigestByConfirmToken,
  listConfirmedDigests,
  updateDigest,
} from "#db/queries/digests.server.ts";
import { dropMailsAbout } from "#db/queries/outbox.server.ts";
import { liftSuppression } from "#db/queries/suppressions.server.ts";
import type { Context } from "../context.ts";
import { NotFound } from "../errors.ts";
import { mailSubject } from "../model/mail.ts";
import { hashSecret } from "../secrets.server.ts";
import { utcDay } from "../time/zoned-time.ts";
import { mondayOf } from "./digest.ts";

/**
 * Confirm a digest; the first one is sent next Monday. An address has one digest: another filter replaces the earlier
 * one. Confirming twice has no further effect.
 * @returns the secret that ends the digest
 * @throws NotFound for a link that was never sent or has been erased
 */
export function confirmDigest(ctx: Context, input: { token: string }): { unsubscribeToken: string } {
  return writeTransaction(ctx.db, (tx) => {
    const digest = findDigestByConfirmToken(tx, input.token);
    if (!digest) throw new NotFound("confirmation");
    if (digest.confirmedAt !== null) return digest;
    const earlier = listConfirmedDigests(tx, digest.email);
    for (const { id } of earlier) {
      dropMailsAbout(tx, [mailSubject("digest", id)], ctx.now);
      deleteDigest(tx, id);
    }
    const before = earlier[0];
    const now = {
      confirmedAt: ctx.now,
      newsSince: ctx.now,
      lastSentOn: before?.lastSentOn ?? mondayOf(utcDay(ctx.now)),
      // Links in earlier mails must end the present digest.
      unsubscribeToken: before?.unsubscribeToken ?? digest.unsubscribeToken,
    };
    updateDigest(tx, digest.id, now);
    liftSuppression(tx, hashSecret(digest.email));
    return now;
  });
}
