import { findAccount } from "#db/queries/accounts.server.ts";
import type { Context } from "#app/domain/context.ts";
import type { PayloadOf } from "#app/domain/model/mail.ts";
import { coordinatePath } from "#app/domain/coordinate-paths.ts";
import { defineMail } from "../define-mail.server.tsx";
import type { Prepared } from "../prepared-mail.ts";
import { accountNotice, scopeNames, signInUrl } from "../parts/account-notice.server.ts";
import { siteFooter } from "../parts/footers.ts";
import { notice, type NoticeFacts } from "../parts/notice.tsx";
import { coordinatorInvited } from "./mail.ts";
import { samples } from "./sample.ts";

/** Prepare the mail; null when the account or its scopes are gone. */
export function prepareCoordinatorInvited(
  ctx: Context,
  payload: PayloadOf<typeof coordinatorInvited>,
): Prepared<NoticeFacts> | null {
  const found = findAccount(ctx.db, payload.personId);
  // Follow the choice of the inviter: an account may exist that never chose its own language.
  const account = found && { ...found, language: payload.language ?? found.language };
  const scopes = account ? scopeNames(ctx, account.id, account.language) : [];
  if (!account || scopes.length === 0) return null;
  const url = signInUrl(ctx, account.language, coordinatePath(account.language));
  return accountNotice(account, { about: "coordinator_invited", scopes, url });
}

export const coordinatorInvitedMail = defineMail(coordinatorInvited, {
  prepare: prepareCoordinatorInvited,
  template: notice,
  footer: siteFooter,
  samples,
});
