import type { Database } from "#db/client.server.ts";
import { enqueueMail } from "#db/queries/outbox.server.ts";
import type { Context } from "../context.ts";
import { mailSubject } from "../model/mail.ts";
import { mailKey } from "../model/mail-key.ts";

/**
 * Tells both addresses of an account that it has another one.
 * @param change `changeId` names the change, so that each mail is written once; `undoToken` is the secret of the link that
 * undoes it, for the old address only
 */
export function notifyEmailChanged(
  tx: Database,
  ctx: Context,
  change: { accountId: string; changeId: string; from: string; to: string; undoToken?: string },
): void {
  const { accountId, changeId, undoToken } = change;
  for (const isOwn of [false, true]) {
    enqueueMail(tx, {
      kind: "email_changed",
      payload: {
        personId: accountId,
        to: isOwn ? change.to : change.from,
        isOwn,
        language: ctx.language,
        ...(isOwn || undoToken === undefined ? {} : { undoToken }),
      },
      dedupeKey: mailKey("email_changed", [changeId, isOwn ? "new" : "old"]),
      subject: mailSubject("person", accountId),
      now: ctx.now,
    });
  }
}
