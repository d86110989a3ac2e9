import { writeTransaction } from "#db/client.server.ts";
import { emailIsTaken } from "#db/queries/account-erasure.server.ts";
import { countEmailChanges } from "#db/queries/accounts.server.ts";
import type { Context } from "../context.ts";
import { Conflict, Invalid } from "../errors.ts";
import { hours, plus } from "../time/zoned-time.ts";
import { issueCode } from "./issue-code.server.ts";
import { codesPerHour, normaliseEmail } from "../model/account.ts";
import { requireShownFactor } from "../second-factor/require-shown-factor.server.ts";
import { requireAccount } from "./require-account.server.ts";

/**
 * Mail a code to the new address of an account, and another to the present one. A new address that belongs to another
 * account gets no mail, and the answer is the same.
 * @throws NotFound without an account; Invalid `email` for the present address; Conflict after too many requests, and
 * in a coordinator's session without its second factor
 */
export function requestEmailChange(ctx: Context, input: { email: string }): void {
  writeTransaction(ctx.db, (tx) => {
    const account = requireAccount(tx, ctx);
    requireShownFactor(ctx);
    const email = normaliseEmail(input.email);
    if (email === account.email) throw new Invalid({ email: { key: "emailUnchanged" } });
    if (countEmailChanges(tx, account.id, plus(ctx.now, -hours(1))) >= codesPerHour) throw new Conflict("tooManyCodes");
    const { codeId: changeId } = issueCode(tx, ctx, {
      email,
      accountId: account.id,
      purpose: { kind: "change_email", personId: account.id, language: ctx.language },
      isMailed: !emailIsTaken(tx, email, account.id),
    });
    const release = {
      email: account.email,
      accountId: account.id,
      purpose: { kind: "release_email", changeId },
    } as const;
    issueCode(tx, ctx, { ...release, isMailed: true, isOwner: true });
  });
}
