import { findAccount } from "#db/queries/accounts.server.ts";
import type { Context } from "#app/domain/context.ts";
import type { Language } from "#app/domain/languages/language.ts";
import { emailUndoMs } from "#app/domain/model/account.ts";
import type { PayloadOf } from "#app/domain/model/mail.ts";
import { emailUndoPath } from "#app/domain/paths.ts";
import { accountPath } from "#app/domain/organise-paths.ts";
import { days } from "#app/domain/time/zoned-time.ts";
import { defineMail } from "../define-mail.server.tsx";
import type { Prepared } from "../prepared-mail.ts";
import { siteFooter } from "../parts/footers.ts";
import { emailChanged } from "./mail.ts";
import { samples } from "./sample.ts";
import { type EmailChangedFacts, template } from "./template.tsx";

/** Prepare the mail; null when the account was deleted or its address has changed again. */
export function prepareEmailChanged(
  ctx: Context,
  payload: PayloadOf<typeof emailChanged>,
): Prepared<EmailChangedFacts> | null {
  const account = findAccount(ctx.db, payload.personId);
  if (!account || payload.isOwn !== (account.email === payload.to)) return null;
  return {
    to: payload.to,
    language: payload.language,
    facts: {
      newAddress: payload.isOwn ? account.email : masked(account.email),
      isOwn: payload.isOwn,
      url: `${ctx.origin}${accountPath(payload.language)}`,
      undo: payload.undoToken === undefined ? null : undoOf(ctx, payload.language, payload.undoToken),
    },
  };
}

const undoOf = (ctx: Context, language: Language, token: string) => ({
  url: `${ctx.origin}${emailUndoPath(language, token)}`,
  days: emailUndoMs / days(1),
});

/** Mask an address as `n…@example.org`: enough for its owner to recognise it, too little for others to learn it. */
const masked = (email: string): string => email.replace(/^(.)[^@]*/u, "$1…");

export const emailChangedMail = defineMail(emailChanged, {
  prepare: prepareEmailChanged,
  template,
  footer: siteFooter,
  samples,
});
