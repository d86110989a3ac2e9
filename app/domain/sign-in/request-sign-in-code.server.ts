import { writeTransaction } from "#db/client.server.ts";
import { findAccountByEmail } from "#db/queries/accounts.server.ts";
import type { Context } from "../context.ts";
import type { Registration } from "../accounts/code-purpose.ts";
import { browserMark } from "../accounts/browser-mark.server.ts";
import { issueCode } from "../accounts/issue-code.server.ts";
import { normaliseEmail } from "../model/account.ts";

/**
 * Create a one-time code and mail it. An address without account, invitation or registration is told by the mail how to
 * register instead. The answer is always the same, so that only the owner of a mailbox learns whether it is known.
 * @param input with `registration`, redeeming the code registers that organisation; `browserMarks`: marks of the
 * accounts that signed in with this browser before
 * @returns the id by which the requesting browser redeems the code
 */
export function requestSignInCode(
  ctx: Context,
  input: { email: string; registration?: Registration; browserMarks?: readonly string[] },
): { codeId: string } {
  const email = normaliseEmail(input.email);
  return writeTransaction(ctx.db, (tx) => {
    const accountId = findAccountByEmail(tx, email)?.id ?? null;
    return issueCode(tx, ctx, {
      email,
      accountId,
      purpose: input.registration ? { kind: "register", registration: input.registration } : null,
      isOwner: accountId !== null && input.browserMarks?.includes(browserMark(accountId)) === true,
      isMailed: true,
    });
  });
}
