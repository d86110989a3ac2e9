import type { Database } from "#db/client.server.ts";
import { enqueueMail } from "#db/queries/outbox.server.ts";
import { updatePage } from "#db/queries/attendee-pages.server.ts";
import type { Context } from "../context.ts";
import { mailSubject } from "../model/mail.ts";
import { mailKey } from "../model/mail-key.ts";
import { mailboxWithinLimit } from "../mail/mailbox-limit.server.ts";
import { hashSecret, makeToken } from "../secrets.server.ts";
import { days, plus } from "../time/zoned-time.ts";
import { confirmationsPerDay } from "../model/sign-up.ts";

/**
 * Asks the owner of an address whether it is theirs: by a new link, so that one to an address given before leads nowhere.
 * A mailbox that was asked often enough today is not asked again.
 * @param email as `normaliseEmail` writes it
 */
export function requestConfirmation(tx: Database, ctx: Context, pageId: string, email: string): void {
  const limit = { max: confirmationsPerDay, since: plus(ctx.now, -days(1)) };
  const recipientHash = mailboxWithinLimit(tx, email, { kind: "confirm_email", ...limit });
  // Links that were sent already go on working.
  if (recipientHash === null) return;
  const confirmToken = makeToken();
  updatePage(tx, pageId, { confirmToken });
  enqueueMail(tx, {
    kind: "confirm_email",
    payload: { pageId },
    dedupeKey: mailKey("confirm_email", [pageId, hashSecret(confirmToken)]),
    subject: mailSubject("page", pageId),
    recipientHash,
    now: ctx.now,
  });
}
