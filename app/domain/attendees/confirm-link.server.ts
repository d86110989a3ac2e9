import { findPageByConfirmToken } from "#db/queries/attendee-pages.server.ts";
import type { Context } from "../context.ts";
import { confirmDigest } from "../digests/confirm-digest.server.ts";
import { confirmEmail } from "./confirm-email.server.ts";

/**
 * Confirm the address of an attendee page or of a digest, whichever a confirmation link belongs to. Idempotent.
 * @throws NotFound for a link that was never sent or has been erased
 */
export function confirmLink(ctx: Context, input: { token: string }): void {
  if (findPageByConfirmToken(ctx.db, input.token)) confirmEmail(ctx, input);
  else confirmDigest(ctx, input);
}
