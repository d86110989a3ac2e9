import {
  type FoundDigest,
  findDigestByConfirmToken,
  findDigestByUnsubscribeToken,
} from "#db/queries/digests.server.ts";
import type { Context } from "../context.ts";
import { readDigestFilter } from "./digest-filter.server.ts";

/**
 * What a link to a weekly mail stands for. Reading it changes nothing: mail scanners follow links.
 * @param secret either the one that confirms or the one that stops
 * @returns null for one that is gone, or never was: there is nothing left to stop
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
