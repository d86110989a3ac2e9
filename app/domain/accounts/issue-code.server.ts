import type { Database } from "#db/client.server.ts";
import { enqueueMail } from "#db/queries/outbox.server.ts";
import { insertSignInCode } from "#db/queries/accounts.server.ts";
import { randomUUID } from "node:crypto";
import type { Context } from "../context.ts";
import { mailSubject } from "../model/mail.ts";
import { mailKey } from "../model/mail-key.ts";
import { mailboxWithinLimit } from "../mail/mailbox-limit.server.ts";
import { hours, plus } from "../time/zoned-time.ts";
import type { CodePurpose } from "./code-purpose.ts";
import { codeLifetimeMs, codeMailsPerHour, codesPerHour, maxCodeAttempts } from "../model/account.ts";
import { hashSecret, makeCode } from "../secrets.server.ts";

/**
 * Keeps a one-time code for an address, and mails it where it shall be and not too many were. The row is the same either
 * way; a code that nobody is told opens nothing.
 * @param code `email` in lower case
 */
export function issueCode(
  tx: Database,
  ctx: Context,
  code: { email: string; accountId: string | null; purpose: CodePurpose | null; isMailed: boolean },
): { codeId: string } {
  const { email, accountId, purpose } = code;
  const codeId = randomUUID();
  const secret = makeCode(8);
  // Only mails count: whoever asks for more than that changes nothing.
  // Who has no account here asked for nothing; an owner of one must not be kept out by strangers who ask.
  const max = accountId === null ? codesPerHour : codeMailsPerHour;
  const limit = { max, since: plus(ctx.now, -hours(1)) };
  const recipientHash = mailboxWithinLimit(tx, email, { kind: "sign_in_code", ...limit });
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
  if (!code.isMailed || recipientHash === null) return { codeId };
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
