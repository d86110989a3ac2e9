import { findAccount } from "#db/queries/accounts.server.ts";
import type { Context } from "#app/domain/context.ts";
import type { PayloadOf } from "#app/domain/model/mail.ts";
import { coordinatePath } from "#app/domain/coordinate-paths.ts";
import { defineMail } from "../define-mail.server.tsx";
import type { Prepared } from "../prepared-mail.ts";
import { accountNotice, scopeNames, signInUrl } from "../parts/account-notice.server.ts";
import { siteFooter } from "../parts/footers.ts";
import { notice, type NoticeFacts } from "../parts/notice.tsx";
import { deputyNamed } from "./mail.ts";
import { samples } from "./sample.ts";

/** Prepare the mail; null when either account, or the scopes of the absent one, are gone. */
function prepare(ctx: Context, payload: PayloadOf<typeof deputyNamed>): Prepared<NoticeFacts> | null {
  const [absent, deputy] = [findAccount(ctx.db, payload.absentId), findAccount(ctx.db, payload.deputyId)];
  const scopes = absent && deputy ? scopeNames(ctx, absent.id, deputy.language) : [];
  if (!absent || !deputy || scopes.length === 0) return null;
  const url = signInUrl(ctx, deputy.language, coordinatePath(deputy.language));
  return accountNotice(deputy, { about: "deputy_named", who: absent.email, scopes, url });
}

export const deputyNamedMail = defineMail(deputyNamed, { prepare, template: notice, footer: siteFooter, samples });
