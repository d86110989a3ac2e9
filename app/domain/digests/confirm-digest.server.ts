import { writeTransaction } from "#db/client.server.ts";
import { findDigestByConfirmToken, updateDigest } from "#db/queries/digests.server.ts";
import { liftSuppression } from "#db/queries/suppressions.server.ts";
import type { Context } from "../context.ts";
import { NotFound } from "../errors.ts";
import { hashSecret } from "../people/secrets.server.ts";
import { utcDay } from "../time/zoned-time.ts";
import { mondayOf } from "./digest.ts";

/**
 * The owner of an address wants the weekly mail; the first comes with the next Monday. Twice is the same as once.
 * @returns the secret by which it can be stopped
 * @throws NotFound for a link that was never sent or has been erased
 */
export function confirmDigest(ctx: Context, input: { token: string }): { unsubscribeToken: string } {
  return writeTransaction(ctx.db, (tx) => {
    const digest = findDigestByConfirmToken(tx, input.token);
    if (!digest) throw new NotFound("confirmation");
    if (digest.confirmedAt === null) {
      const lastSentOn = mondayOf(utcDay(ctx.now));
      updateDigest(tx, digest.id, { confirmedAt: ctx.now, newsSince: ctx.now, lastSentOn });
      liftSuppression(tx, hashSecret(digest.email));
    }
    return digest;
  });
}
