import {
  type FoundDigest,
  findDigestByConfirmToken,
  findDigestByUnsubscribeToken,
} from "#db/queries/digests.server.ts";
import type { Context } from "../context.ts";
import { readDigestFilter } from "./digest-filter.server.ts";

/**
 * Describe the digest of a link without changing it: mail scanners follow links.
 * @param secret token of the link that confirms or of the link that ends the digest
 * @returns null for an unknown or erased digest
 */
export function findDigestPage(ctx: Context, secret: { confirm: string } | { stop: string }) {
  const digest =
    "confirm" in secret
      ? findDigestByConfirmToken(ctx.db, secret.confirm)
      : findDigestByUnsubscribeToken(ctx.db, secret.stop);
  return digest && pageOf(ctx, digest);
}

const pageOf = (ctx: Context, digest: FoundDigest) => ({
  isConfirmed: digest.confirmedAt !== null,
  language: digest.language,
  ...readDigestFilter(ctx, digest.query),
  stopToken: digest.confirmedAt === null ? null : digest.unsubscribeToken,
});
