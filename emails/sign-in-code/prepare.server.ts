import { findSignInCode } from "#db/queries/accounts.server.ts";
import { isInvited } from "#db/queries/members.server.ts";
import type { Context } from "#app/domain/context.ts";
import { codeLifetimeMs } from "#app/domain/model/account.ts";
import type { PayloadOf } from "#app/domain/model/mail.ts";
import { registerPath } from "#app/domain/paths.ts";
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
  const { language, code } = payload;
  const isKnown = row.accountId !== null || row.purpose !== null || isInvited(ctx.db, row.email, ctx.now);
  const facts: CodeFacts = isKnown
    ? { code, minutes: codeLifetimeMs / minutes(1), use: row.purpose?.kind ?? "sign_in" }
    : { use: "unknown", registerUrl: `${ctx.origin}${registerPath(language)}` };
  return { to: row.email, language, facts };
}

export const signInCodeMail = defineMail(signInCode, { prepare, template, footer: siteFooter, samples });
