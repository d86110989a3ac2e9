import { findPageByConfirmToken } from "#db/queries/attendee-pages.server.ts";
import type { Context } from "../context.ts";
import { findDigestPage } from "../digests/get-digest.server.ts";
import { NotFound } from "../errors.ts";

/**
 * Describe what a confirmation link would confirm, without confirming it: mail scanners follow links. The token of an
 * attendee page is included only once its address is confirmed.
 * @throws NotFound for a link that was never sent or has been erased
 */
export function getConfirmation(ctx: Context, token: string) {
  const page = findPageByConfirmToken(ctx.db, token);
  if (page) {
    const isConfirmed = page.emailConfirmedAt !== null;
    return { kind: "page" as const, isConfirmed, pageToken: isConfirmed ? page.token : null };
  }
  const digest = findDigestPage(ctx, { confirm: token });
  if (!digest) throw new NotFound("confirmation");
  return { kind: "digest" as const, ...digest };
}
