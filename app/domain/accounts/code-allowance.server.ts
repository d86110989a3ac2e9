import { countCodeMails, insertCodeMail } from "#db/queries/code-mails.server.ts";
import type { Database } from "#db/client.server.ts";
import type { Context } from "../context.ts";
import { codeAllowances, type CodeAllowance } from "../model/account.ts";
import { days, hours, plus } from "../time/zoned-time.ts";

/**
 * Takes one mail with a code from what a mailbox may get. Anybody can ask in somebody else's name, so what strangers use up
 * leaves what a browser that signed in before may ask for, and what comes from a network that took no part in it.
 * @param mail `isOwner`: asked from a session, or a browser, of the account; `hasAccount`: the address has one
 * @returns whether the mail may be written
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
