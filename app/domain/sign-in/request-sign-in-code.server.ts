import { writeTransaction } from "#db/client.server.ts";
import { isInvited } from "#db/queries/members.server.ts";
import { findAccountByEmail } from "#db/queries/accounts.server.ts";
import type { Context } from "../context.ts";
import type { Registration } from "../accounts/code-purpose.ts";
import { browserMark } from "../accounts/browser-mark.server.ts";
import { issueCode } from "../accounts/issue-code.server.ts";
import { normaliseEmail } from "../model/account.ts";

/**
 * Makes a one-time code and mails it to the address if it has an account, was invited, or registers an organisation with
 * it. The answer is the same either way: it never tells whether somebody is known here.
 * @param input with `registration`, redeeming the code enters that organisation; `browserMarks`: of the accounts that
 * signed in with this browser before
 * @returns the id under which the code is redeemed, for the browser that asked
 */
export function requestSignInCode(
  ctx: Context,
  input: { email: string; registration?: Registration; browserMarks?: readonly string[] },
): { codeId: string } {
  const email = normaliseEmail(input.email);
  return writeTransaction(ctx.db, (tx) => {
    const accountId = findAccountByEmail(tx, email)?.id ?? null;
    const mayKnow = accountId !== null || isInvited(tx, email, ctx.now);
    return issueCode(tx, ctx, {
      email,
      accountId,
      purpose: input.registration ? { kind: "register", registration: input.registration } : null,
      isOwner: accountId !== null && input.browserMarks?.includes(browserMark(accountId)) === true,
      isMailed: mayKnow || input.registration !== undefined,
    });
  });
}
