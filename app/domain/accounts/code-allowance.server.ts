import { countCodeMails, insertCodeMail } from "#db/queries/code-mails.server.ts";
import type { Database } from "#db/client.server.ts";
import type { Context } from "../context.ts";
import { codeAllowances, type CodeAllowance } from "../model/account.ts";
import { days, hours, plus } from "../time/zoned-time.ts";

/**
 * Count a code mail against the limits of its mailbox. Anybody can request codes for an address, so the owner's
 * browsers have an allowance of their own, and networks with few such mails an additional one.
 * @param mail `isOwner`: requested from a session, or a known browser, of the account; `hasAccount`: the address has
 * one
 * @returns true when the mail may be written
 */
export function takeCodeMail(
  tx: Database,
  ctx: Context,
  mail: { recipientHash: string; isOwner: boolean; hasAccount: boolean },
): boolean {
  const { recipientHash, isOwner, hasAccount } = mail;
  const network = ctx.network ?? null;
  const first: CodeAllowance[] = hasAccount ? (isOwner ? ["owner", "common"] : ["common"]) : ["newcomer"];
  const kinds: CodeAllowance[] = network === null ? first : [...first, "network"];
  const found = kinds.find((kind) => hasLeft(tx, ctx, { recipientHash, kind, network }));
  if (!found) return false;
  insertCodeMail(tx, { recipientHash, networkHash: network, allowance: found, createdAt: ctx.now });
  return true;
}

function hasLeft(
  tx: Database,
  ctx: Context,
  { recipientHash, kind, network }: { recipientHash: string; kind: CodeAllowance; network: string | null },
): boolean {
  const { perHour, perDay, perNetwork } = codeAllowances[kind];
  const [hourAgo, dayAgo] = [plus(ctx.now, -hours(1)), plus(ctx.now, -days(1))];
  const ofKind = { recipientHash, allowance: kind };
  return (
    countCodeMails(tx, { ...ofKind, since: hourAgo }) < perHour &&
    countCodeMails(tx, { ...ofKind, since: dayAgo }) < perDay &&
    (perNetwork === null || countCodeMails(tx, { recipientHash, networkHash: network, since: dayAgo }) < perNetwork)
  );
}
