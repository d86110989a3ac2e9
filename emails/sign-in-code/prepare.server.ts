import { findSignInCode } from "#db/queries/accounts.server.ts";
import type { Context } from "#app/domain/context.ts";
import { codeLifetimeMs } from "#app/domain/model/account.ts";
import type { PayloadOf } from "#app/domain/model/mail.ts";
import { minutes } from "#app/domain/time/zoned-time.ts";
import { defineMail } from "../define-mail.server.tsx";
import type { Prepared } from "../prepared-mail.ts";
import { siteFooter } from "../parts/footers.ts";
import { signInCode } from "./mail.ts";
import { samples } from "./sample.ts";
import { type CodeFacts, template } from "./template.tsx";

/** Prepare the mail; null when the code was used or has expired. */
function prepare(ctx: Context, payload: PayloadOf<typeof signInCode>): Prepared<CodeFacts> | null {
  const row = findSignInCode(ctx.db, payload.codeId);
  if (!row || row.usedAt !== null || row.expiresAt <= ctx.now) return null;
  return {
    to: row.email,
    language: payload.language,
    facts: { code: payload.code, minutes: codeLifetimeMs / minutes(1), use: row.purpose?.kind ?? "sign_in" },
  };
}

export const signInCodeMail = defineMail(signInCode, { prepare, template, footer: siteFooter, samples });
