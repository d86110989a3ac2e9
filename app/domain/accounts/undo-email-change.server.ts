import { type Database, writeTransaction } from "#db/client.server.ts";
import { mergeAccounts } from "#db/queries/merge-accounts.server.ts";
import { recordAudit } from "#db/queries/audit.server.ts";
import * as accounts from "#db/queries/accounts.server.ts";
import { dropMailsAbout } from "#db/queries/outbox.server.ts";
import { findSecondFactor } from "#db/queries/second-factors.server.ts";
import type { Context } from "../context.ts";
import { Conflict, NotFound } from "../errors.ts";
import { mailSubject } from "../model/mail.ts";
import { hashSecret } from "../secrets.server.ts";
import { notifyEmailChanged } from "./confirm-email-change.server.ts";

/**
 * Describe what a link to undo a change of address would do, or did, without doing it: mail scanners follow links.
 * @throws NotFound for a link that was never sent, or has expired
 */
export function getEmailUndo(
  ctx: Context,
  input: { token: string },
): { email: string; state: "open" | "merge" | "taken" | "done" } {
  const found = accounts.findEmailUndo(ctx.db, hashSecret(input.token), ctx.now);
  if (!found) throw new NotFound("undo");
  const { undo, account } = found;
  if (undo.undoneAt !== null) return { email: undo.email, state: "done" };
  const other = findOther(ctx.db, undo.email, account.id);
  return { email: undo.email, state: other === null ? "open" : other.mayMerge ? "merge" : "taken" };
}

/**
 * Find another account that has an address by now. Without a second factor it belongs to the owner of the mailbox, as
 * this link does, so the two may be merged; a device is a proof that the link cannot replace.
 */
function findOther(db: Database, email: string, accountId: string): { id: string; mayMerge: boolean } | null {
  const other = accounts.findAccountByEmail(db, email);
  if (!other || other.id === accountId) return null;
  return { id: other.id, mayMerge: !findSecondFactor(db, other.id)?.confirmedAt };
}

/** Merge another account that has an address by now into this one. @returns true when there was one */
function mergeOther(tx: Database, email: string, accountId: string): boolean {
  const other = findOther(tx, email, accountId);
  if (other && !other.mayMerge) throw new Conflict("emailTaken");
  if (other) mergeAccounts(tx, { from: other.id, into: accountId });
  return other !== null;
}

/**
 * Restore the address that an account had before a change, and end all its sessions. Another account made for that
 * address by now is merged into it. Idempotent.
 * @throws NotFound for a link that was never sent, or has expired; Conflict where an account with a second factor has
 * the address now
 */
export function undoEmailChange(ctx: Context, input: { token: string }): void {
  writeTransaction(ctx.db, (tx) => {
    const found = accounts.findEmailUndo(tx, hashSecret(input.token), ctx.now);
    if (!found) throw new NotFound("undo");
    const { undo, account } = found;
    if (undo.undoneAt !== null) return;
    const isMerged = mergeOther(tx, undo.email, account.id);
    restoreAddress(tx, ctx, account, undo.email);
    accounts.markEmailUndone(tx, undo, ctx.now);
    if (account.email !== undo.email) {
      const addresses = { from: account.email, to: undo.email };
      notifyEmailChanged(tx, ctx, { accountId: account.id, changeId: undo.tokenHash, ...addresses });
    }
    recordAudit(tx, ctx, {
      action: "account.email-undo",
      subjectKind: "person",
      subjectId: account.id,
      fields: isMerged ? ["email", "account"] : ["email"],
    });
  });
}

/** Restore the address of an account, and end its sessions and the codes sent to the other address. */
function restoreAddress(tx: Database, ctx: Context, account: { id: string; email: string }, email: string): void {
  accounts.setAccountEmail(tx, account.id, email);
  accounts.deleteSessionsOf(tx, account.id, "all");
  const codes = accounts.deleteCodesOf(tx, account.id, account.email);
  dropMailsAbout(
    tx,
    codes.map((codeId) => mailSubject("code", codeId)),
    ctx.now,
  );
}
