import { writeTransaction } from "#db/client.server.ts";
import { emailIsTaken } from "#db/queries/account-erasure.server.ts";
import { recordAudit } from "#db/queries/audit.server.ts";
import * as accounts from "#db/queries/accounts.server.ts";
import { dropMailsAbout } from "#db/queries/outbox.server.ts";
import type { Context } from "../context.ts";
import { Conflict, NotFound } from "../errors.ts";
import { mailSubject } from "../model/mail.ts";
import { hashSecret } from "../secrets.server.ts";
import { notifyEmailChanged } from "./confirm-email-change.server.ts";

/**
 * Read what a link that undoes a change of address would do, or did. It changes nothing, since mail scanners follow links.
 * @throws NotFound for a link that was never sent, or works no longer
 */
export function getEmailUndo(
  ctx: Context,
  input: { token: string },
): { email: string; state: "open" | "taken" | "done" } {
  const found = accounts.findEmailUndo(ctx.db, hashSecret(input.token), ctx.now);
  if (!found) throw new NotFound("undo");
  const { undo, account } = found;
  if (undo.undoneAt !== null) return { email: undo.email, state: "done" };
  return { email: undo.email, state: emailIsTaken(ctx.db, undo.email, account.id) ? "taken" : "open" };
}

/**
 * Gives an account the address back that it had before, whatever happened since, and ends all its sessions. Twice is the
 * same as once.
 * @throws NotFound for a link that was never sent, or works no longer; Conflict where another account has the address now
 */
export function undoEmailChange(ctx: Context, input: { token: string }): void {
  writeTransaction(ctx.db, (tx) => {
    const found = accounts.findEmailUndo(tx, hashSecret(input.token), ctx.now);
    if (!found) throw new NotFound("undo");
    const { undo, account } = found;
    if (undo.undoneAt !== null) return;
    if (emailIsTaken(tx, undo.email, account.id)) throw new Conflict("emailTaken");
    accounts.setAccountEmail(tx, account.id, undo.email);
    accounts.deleteSessionsOf(tx, account.id, "all");
    const codes = accounts.deleteCodesOf(tx, account.id, account.email);
    dropMailsAbout(
      tx,
      codes.map((codeId) => mailSubject("code", codeId)),
      ctx.now,
    );
    accounts.markEmailUndone(tx, undo, ctx.now);
    if (account.email !== undo.email) {
      const addresses = { from: account.email, to: undo.email };
      notifyEmailChanged(tx, ctx, { accountId: account.id, changeId: undo.tokenHash, ...addresses });
    }
    recordAudit(tx, ctx, {
      action: "account.email-undo",
      subjectKind: "person",
      subjectId: account.id,
      fields: ["email"],
    });
  });
}
