import { signInCode } from "#emails/sign-in-code/mail.ts";
import type { Database } from "#db/client.server.ts";
import { enqueueMail } from "../notifications/enqueue-mail.server.ts";
import { insertSignInCode } from "#db/queries/accounts.server.ts";
import { randomUUID } from "node:crypto";
import type { Context } from "../context.ts";
import { mailSubject } from "../model/mail.ts";
import { plus } from "../time/zoned-time.ts";
import { takeCodeMail } from "./code-allowance.server.ts";
import type { CodePurpose } from "./code-purpose.ts";
import { codeLifetimeMs, mailboxOf, maxCodeAttempts } from "../model/account.ts";
import { hashSecret, makeCode } from "../secrets.server.ts";

/**
 * Store a one-time code for an address, and mail it if `isMailed` and within the limits. Without a mail the row is the
 * same, but its code is unknown to all.
 * @param code `email` in lower case
 */
export function issueCode(
  tx: Database,
  ctx: Context,
  code: {
    email: string;
    accountId: string | null;
    purpose: CodePurpose | null;
    isMailed: boolean;
    /** Requested from a session of the account, or a browser that signed in to it before, for its present address. */
    isOwner?: boolean;
  },
): { codeId: string } {
  const { email, accountId, purpose } = code;
  const codeId = randomUUID();
  const secret = makeCode(8);
  insertSignInCode(tx, {
    id: codeId,
    email,
    accountId,
    codeHash: hashSecret(secret),
    purpose,
    triesLeft: maxCodeAttempts,
    createdAt: ctx.now,
    expiresAt: plus(ctx.now, codeLifetimeMs),
  });
  const recipientHash = hashSecret(mailboxOf(email));
  const who = { recipientHash, isOwner: code.isOwner === true, hasAccount: accountId !== null };
  // Only mailed codes count against the limits.
  if (!code.isMailed || !takeCodeMail(tx, ctx, who)) return { codeId };
  enqueueMail(tx, signInCode, {
    // Language of the requesting page, since the request may come from another person.
    payload: { codeId, code: secret, language: ctx.language },
    dedupeKey: signInCode.key(codeId),
    subject: mailSubject("code", codeId),
    recipientHash,
    now: ctx.now,
  });
  return { codeId };
}
