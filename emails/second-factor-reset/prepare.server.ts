import { findAccount } from "#db/queries/accounts.server.ts";
import type { Context } from "#app/domain/context.ts";
import type { PayloadOf } from "#app/domain/model/mail.ts";
import { secondFactorPath } from "#app/domain/paths.ts";
import { defineMail } from "../define-mail.server.tsx";
import type { Prepared } from "../prepared-mail.ts";
import { accountNotice, signInUrl } from "../parts/account-notice.server.ts";
import { siteFooter } from "../parts/footers.ts";
import { notice, type NoticeFacts } from "../parts/notice.tsx";
import { secondFactorReset } from "./mail.ts";
import { samples } from "./sample.ts";

/** Prepare the mail; null when either account is gone. */
export function prepareSecondFactorReset(
  ctx: Context,
  payload: PayloadOf<typeof secondFactorReset>,
): Prepared<NoticeFacts> | null {
  const [owner, reader] = [findAccount(ctx.db, payload.personId), findAccount(ctx.db, payload.toId)];
  if (!owner || !reader) return null;
  const isOwn = owner.id === reader.id;
  const url = isOwn ? signInUrl(ctx, reader.language, secondFactorPath(reader.language)) : null;
  return accountNotice(reader, { about: isOwn ? "factor_reset_own" : "factor_reset_told", who: owner.email, url });
}

export const secondFactorResetMail = defineMail(secondFactorReset, {
  prepare: prepareSecondFactorReset,
  template: notice,
  footer: siteFooter,
  samples,
});
