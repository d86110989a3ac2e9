import { findPageByConfirmToken } from "#db/queries/sign-ups.server.ts";
import type { Context } from "../context.ts";
import { NotFound } from "../errors.ts";

/**
 * What a confirmation link stands for. Reading it confirms nothing: mail scanners follow links.
 * @throws NotFound for a link that was never sent or has been erased
 */
export function getConfirmation(ctx: Context, token: string): { isConfirmed: boolean; pageToken: string | null } {
  const page = findPageByConfirmToken(ctx.db, token);
  if (!page) throw new NotFound("confirmation");
  return {
    isConfirmed: page.emailConfirmedAt !== null,
    pageToken: page.emailConfirmedAt === null ? null : page.token,
  };
}
