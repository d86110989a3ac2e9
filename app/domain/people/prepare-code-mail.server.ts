import { findSignInCode } from "#db/queries/people.server.ts";
import type { Context } from "../context.ts";
import type { MailPayload } from "../messages.ts";
import type { PreparedMail } from "../outbox/mail-model.ts";
import { minutes } from "../time/zoned-time.ts";
import { codeLifetimeMs } from "./person.ts";

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
