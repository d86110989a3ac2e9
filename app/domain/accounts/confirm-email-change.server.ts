import { type Database, writeTransaction } from "#db/client.server.ts";
import { recordAudit } from "#db/queries/audit.server.ts";
import { emailIsTaken } from "#db/queries/account-erasure.server.ts";
import { dropMailsAbout, enqueueMail } from "#db/queries/outbox.server.ts";
import { deleteCodesOf, findEmailChange, setAccountEmail } from "#db/queries/accounts.server.ts";
import type { Context } from "../context.ts";
import { mailSubject } from "../model/mail.ts";
import { mailKey } from "../model/mail-key.ts";
import { requireAccount } from "./require-account.server.ts";
import { requireVerifiedCode, verifyCode } from "./verify-code.server.ts";

/**
 * The code from the new address makes it the account's. Both addresses are told, and codes sent to the old one open
 * nothing any more.
 * @throws NotFound for anybody without an account; Invalid `code` when it is wrong or no longer works
 */
export function confirmEmailChange(ctx: Context, input: { code: string }): void {
  const outcome = writeTransaction(ctx.db, (tx) => {
    const account = requireAccount(tx, ctx);
    const row = findEmailChange(tx, account.id, ctx.now);
    return verifyCode(tx, ctx.now, row, input.code, ({ id, email }) => {
      if (emailIsTaken(tx, email, account.id)) return null;
      setAccountEmail(tx, account.id, email);
      const codes = deleteCodesOf(tx, account.id, account.email);
      dropMailsAbout(
        tx,
        codes.map((codeId) => mailSubject("code", codeId)),
        ctx.now,
      );
      notify(tx, ctx, { accountId: account.id, changeId: id, from: account.email, to: email });
      const subject = { subjectKind: "person", subjectId: account.id } as const;
      recordAudit(tx, ctx, { action: "account.email", ...subject, fields: ["email"] });
      return true;
    });
  });
  requireVerifiedCode(outcome);
}

function notify(
  tx: Database,
  ctx: Context,
  change: { accountId: string; changeId: string; from: string; to: string },
): void {
  for (const isOwn of [false, true]) {
    const { accountId, changeId } = change;
    enqueueMail(tx, {
      kind: "email_changed",
      payload: { personId: accountId, to: isOwn ? change.to : change.from, isOwn, language: ctx.language },
      dedupeKey: mailKey("email_changed", [changeId, isOwn ? "new" : "old"]),
      subject: mailSubject("person", accountId),
      now: ctx.now,
    });
  }
}
