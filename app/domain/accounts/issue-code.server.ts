import type { Database } from "#db/client.server.ts";
import { enqueueMail } from "#db/queries/outbox.server.ts";
import { insertSignInCode } from "#db/queries/accounts.server.ts";
import { randomUUID } from "node:crypto";
import type { Context } from "../context.ts";
import { mailSubject } from "../model/mail.ts";
import { mailKey } from "../model/mail-key.ts";
import { plus } from "../time/zoned-time.ts";
import { takeCodeMail } from "./code-allowance.server.ts";
import type { CodePurpose } from "./code-purpose.ts";
import { codeLifetimeMs, mailboxOf, maxCodeAttempts } from "../model/account.ts";
import { hashSecret, makeCode } from "../secrets.server.ts";

/**
 * Keeps a one-time code for an address, and mails it where it shall be and not too many were. The row is the same either
 * way; a code that nobody is told opens nothing.
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
    /** Asked from a session of the account, or a browser that signed in to it before; and to its own address. */
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
  // Only mails count: whoever asks for more than that changes nothing.
  if (!code.isMailed || !takeCodeMail(tx, ctx, who)) return { codeId };
  enqueueMail(tx, {
    kind: "sign_in_code",
    // The language of the page that asked: it may be somebody else who typed this address.
    payload: { codeId, code: secret, language: ctx.language },
    dedupeKey: mailKey("sign_in_code", [codeId]),
    subject: mailSubject("code", codeId),
    recipientHash,
    now: ctx.now,
  });
  return { codeId };
}
