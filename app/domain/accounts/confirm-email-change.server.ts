import { emailChanged } from "#emails/email-changed/mail.ts";
import { type Database, writeTransaction } from "#db/client.server.ts";
import { recordAudit } from "#db/queries/audit.server.ts";
import { emailIsTaken } from "#db/queries/account-erasure.server.ts";
import { dropMailsAbout } from "#db/queries/outbox.server.ts";
import { enqueueMail } from "../notifications/enqueue-mail.server.ts";
import * as accounts from "#db/queries/accounts.server.ts";
import { findSecondFactor } from "#db/queries/second-factors.server.ts";
import type { Context } from "../context.ts";
import { type Fault, Invalid } from "../errors.ts";
import { mailSubject } from "../model/mail.ts";
import { emailUndoMs, normaliseCode } from "../model/account.ts";
import { hashSecret, makeToken } from "../secrets.server.ts";
import { requireShownFactor } from "../second-factor/require-shown-factor.server.ts";
import { verifyFactor } from "../second-factor/verify-factor.server.ts";
import { latinDigits } from "../text/plain-text.ts";
import { plus } from "../time/zoned-time.ts";
import { requireAccount } from "./require-account.server.ts";
import { faultOfTry, checkCode } from "./verify-code.server.ts";

/** Length of a mailed code, in characters; codes of a device and recovery codes have other lengths. */
const mailedCodeLength = 8;

/**
 * Change the address of an account, given the code sent to the new address and a proof of its owner: the code sent to
 * the old one, or the second factor. Ends all other sessions and the codes sent to the old address. Both addresses get
 * a mail; the old one with a link to undo the change.
 * @param input `proof`: the code from the old address or from the device; `token`: the secret of the session that stays
 * @throws NotFound without an account; Conflict in a coordinator's session without its second factor; Invalid `code`,
 * `proof` when they are wrong or have expired
 */
export function confirmEmailChange(ctx: Context, input: { code: string; proof: string; token: string }): void {
  const faults = writeTransaction(ctx.db, (tx) => {
    const account = requireAccount(tx, ctx);
    requireShownFactor(ctx);
    const asked = accounts.findEmailChange(tx, account.id, ctx.now);
    const found = tryNewAddress(tx, ctx, { accountId: account.id, asked, typed: input.code });
    const owner = {
      accountId: account.id,
      changeId: asked?.id ?? "",
      isVain: "fault" in found,
      token: input.token,
    };
    const proof = proveOwner(tx, ctx, owner, input.proof);
    if ("fault" in found) return { code: found.fault, ...(proof ? { proof } : {}) };
    if (proof) return { proof };
    change(tx, ctx, { account, to: found.email, changeId: found.id, token: input.token });
    return null;
  });
  if (faults) throw new Invalid(faults);
}

/**
 * Check the code from the new address. A right code fails like a spent one if another account has the address by now.
 */
function tryNewAddress(
  tx: Database,
  ctx: Context,
  { accountId, asked, typed }: { accountId: string; asked: accounts.FoundCode | null; typed: string },
): { fault: Fault } | { email: string; id: string } {
  const found = checkCode(tx, ctx.now, asked, typed);
  if (!found || !("right" in found)) return { fault: faultOfTry(found) };
  return emailIsTaken(tx, found.right.email, accountId) ? { fault: faultOfTry(null) } : found.right;
}

/**
 * Check that the actor owns the account: by a code from its address, or from a coordinator's device.
 * @param owner `isVain`: the change fails anyway, so a code from a device, which works once, is not checked
 * @returns the fault; null for a right proof, or one that was not checked
 */
function proveOwner(
  tx: Database,
  ctx: Context,
  { accountId, changeId, isVain, token }: { accountId: string; changeId: string; isVain: boolean; token: string },
  typed: string,
): Fault | null {
  const factor = findSecondFactor(tx, accountId);
  const ownsFactor = factor !== null && factor.confirmedAt !== null && coordinates(ctx);
  if (ownsFactor && normaliseCode(latinDigits(typed)).length !== mailedCodeLength) {
    return isVain ? null : verifyFactor(tx, factor, typed, { now: ctx.now, takesRecovery: true, token });
  }
  const found = checkCode(tx, ctx.now, accounts.findEmailRelease(tx, accountId, changeId), typed);
  return found && "right" in found ? null : faultOfTry(found);
}

const coordinates = ({ actor }: Context): boolean => actor.kind === "account" && actor.scopes.length > 0;

function change(
  tx: Database,
  ctx: Context,
  {
    account,
    to,
    changeId,
    token,
  }: { account: { id: string; email: string }; to: string; changeId: string; token: string },
): void {
  accounts.setAccountEmail(tx, account.id, to);
  accounts.deleteSessionsOf(tx, account.id, { allBut: hashSecret(token) });
  const codes = accounts.deleteCodesOf(tx, account.id, account.email);
  dropMailsAbout(
    tx,
    codes.map((codeId) => mailSubject("code", codeId)),
    ctx.now,
  );
  const undoToken = makeToken();
  accounts.insertEmailUndo(tx, {
    tokenHash: hashSecret(undoToken),
    accountId: account.id,
    email: account.email,
    createdAt: ctx.now,
    expiresAt: plus(ctx.now, emailUndoMs),
  });
  notifyEmailChanged(tx, ctx, { accountId: account.id, changeId, from: account.email, to, undoToken });
  const subject = { subjectKind: "person", subjectId: account.id } as const;
  recordAudit(tx, ctx, { action: "account.email", ...subject, fields: ["email"] });
}

/**
 * Notify both addresses of an account about the change.
 * @param change `changeId` identifies the change, so that each mail is written once; `undoToken` is the secret of the
 * link that undoes it, for the old address only
 */
export function notifyEmailChanged(
  tx: Database,
  ctx: Context,
  change: { accountId: string; changeId: string; from: string; to: string; undoToken?: string },
): void {
  const { accountId, changeId, undoToken } = change;
  for (const isOwn of [false, true]) {
    enqueueMail(tx, emailChanged, {
      payload: {
        personId: accountId,
        to: isOwn ? change.to : change.from,
        isOwn,
        language: ctx.language,
        ...(isOwn || undoToken === undefined ? {} : { undoToken }),
      },
      dedupeKey: emailChanged.key(changeId, isOwn ? "new" : "old"),
      subject: mailSubject("person", accountId),
      now: ctx.now,
    });
  }
}
