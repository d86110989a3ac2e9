import { findPageByConfirmToken } from "#db/queries/attendee-pages.server.ts";
import type { Context } from "../context.ts";
import { confirmDigest } from "../digests/confirm-digest.server.ts";
import { confirmEmail } from "./confirm-email.server.ts";

/**
 * What a link to confirm an address stands for is confirmed: a personal page, or a weekly mail. Twice is the same as once.
 * @throws NotFound for a link that was never sent or has been erased
 */
export function confirmLink(ctx: Context, input: { token: string }): void {
  if (findPageByConfirmToken(ctx.db, input.token)) confirmEmail(ctx, input);
  else confirmDigest(ctx, input);
}
