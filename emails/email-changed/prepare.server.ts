import { findAccount } from "#db/queries/accounts.server.ts";
import type { Language } from "#app/domain/languages/language.ts";
import { emailUndoMs } from "#app/domain/model/account.ts";
import { accountPath, emailUndoPath } from "#app/domain/paths.ts";
import { days } from "#app/domain/time/zoned-time.ts";
import type { Context } from "#app/domain/context.ts";
import type { MailPayload } from "#app/domain/model/mail.ts";
import type { PreparedMail } from "../mail-model.ts";

/** The mail that tells both addresses of an account that it has another one, unless the account is gone. */
export function prepareEmailChangedMail(ctx: Context, payload: MailPayload<"email_changed">): PreparedMail | null {
  const account = findAccount(ctx.db, payload.personId);
  if (!account || payload.isOwn !== (account.email === payload.to)) return null;
  return {
    to: payload.to,
    language: payload.language,
    model: {
      kind: "email_changed",
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

/** `n…@example.org`: enough to know one's own address by, too little to learn somebody else's. */
const masked = (email: string): string => email.replace(/^(.)[^@]*/u, "$1…");
