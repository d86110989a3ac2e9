import { lostLink } from "#emails/lost-link/mail.ts";
import { writeTransaction } from "#db/client.server.ts";
import { enqueueMail } from "../notifications/enqueue-mail.server.ts";
import { listConfirmedPages } from "#db/queries/attendee-pages.server.ts";
import { randomUUID } from "node:crypto";
import type { Context } from "../context.ts";
import { mailSubject } from "../model/mail.ts";
import { mailboxWithinLimit } from "../mail/mailbox-limit.server.ts";
import { normaliseEmail } from "../model/account.ts";
import { days, plus } from "../time/zoned-time.ts";
import { confirmationsPerDay } from "../model/sign-up.ts";

/**
 * Mail the links of attendee pages to the address that was confirmed for them. Returns nothing, so that the answer does
 * not reveal whether an address is known.
 */
export function sendLostLink(ctx: Context, input: { email: string }): void {
  const email = normaliseEmail(input.email);
  writeTransaction(ctx.db, (tx) => {
    const [newest] = listConfirmedPages(tx, email);
    if (!newest) return;
    const limit = { max: confirmationsPerDay, since: plus(ctx.now, -days(1)) };
    const recipientHash = mailboxWithinLimit(tx, email, { kind: lostLink.name, ...limit });
    if (recipientHash === null) return;
    enqueueMail(tx, lostLink, {
      payload: { pageId: newest.id },
      dedupeKey: lostLink.key(randomUUID()),
      subject: mailSubject("page", newest.id),
      recipientHash,
      now: ctx.now,
    });
  });
}
