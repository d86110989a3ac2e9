import { findSignInCode } from "#db/queries/accounts.server.ts";
import type { Context } from "#app/domain/context.ts";
import type { MailPayload } from "#app/domain/model/mail.ts";
import type { PreparedMail } from "../mail-model.ts";
import { minutes } from "#app/domain/time/zoned-time.ts";
import { codeLifetimeMs } from "#app/domain/model/account.ts";

/** The mail with a one-time code, if the code still opens anything. */
export function prepareCodeMail(ctx: Context, payload: MailPayload<"sign_in_code">): PreparedMail | null {
  const row = findSignInCode(ctx.db, payload.codeId);
  if (!row || row.usedAt !== null || row.expiresAt <= ctx.now) return null;
  return {
    to: row.email,
    language: payload.language,
    model: {
      kind: "sign_in_code",
      code: payload.code,
      minutes: codeLifetimeMs / minutes(1),
      use: row.purpose?.kind ?? "sign_in",
    },
  };
}
