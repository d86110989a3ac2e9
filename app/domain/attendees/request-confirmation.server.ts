import { confirmEmail } from "#emails/confirm-email/mail.ts";
import type { Database } from "#db/client.server.ts";
import { enqueueMail } from "../notifications/enqueue-mail.server.ts";
import { updatePage } from "#db/queries/attendee-pages.server.ts";
import type { Context } from "../context.ts";
import { mailSubject } from "../model/mail.ts";
import { mailboxWithinLimit } from "../mail/mailbox-limit.server.ts";
import { hashSecret, makeToken } from "../secrets.server.ts";
import { days, plus } from "../time/zoned-time.ts";
import { confirmationsPerDay } from "../model/sign-up.ts";

/**
 * Ask the owner of an address to confirm it, by a new link; a link sent to an earlier address stops working. A mailbox
 * that has had its daily number of such mails gets none.
 * @param email as `normaliseEmail` writes it
 */
export function requestConfirmation(tx: Database, ctx: Context, pageId: string, email: string): void {
  const limit = { max: confirmationsPerDay, since: plus(ctx.now, -days(1)) };
  const recipientHash = mailboxWithinLimit(tx, email, { kind: confirmEmail.name, ...limit });
  // Without a new mail, links already sent keep working.
  if (recipientHash === null) return;
  const confirmToken = makeToken();
  updatePage(tx, pageId, { confirmToken });
  enqueueMail(tx, confirmEmail, {
    payload: { pageId },
    dedupeKey: confirmEmail.key(pageId, hashSecret(confirmToken)),
    subject: mailSubject("page", pageId),
    recipientHash,
    now: ctx.now,
  });
}
