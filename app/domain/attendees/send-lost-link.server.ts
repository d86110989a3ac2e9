import { writeTransaction } from "#db/client.server.ts";
import { enqueueMail } from "#db/queries/outbox.server.ts";
import { listConfirmedPages } from "#db/queries/attendee-pages.server.ts";
import { randomUUID } from "node:crypto";
import type { Context } from "../context.ts";
import { mailSubject } from "../model/mail.ts";
import { mailKey } from "../model/mail-key.ts";
import { mailboxWithinLimit } from "../mail/mailbox-limit.server.ts";
import { normaliseEmail } from "../model/account.ts";
import { days, plus } from "../time/zoned-time.ts";
import { confirmationsPerDay } from "../model/sign-up.ts";

/**
 * Sends the addresses of personal pages to whoever confirmed an address with them. Nothing comes back: the answer is the
 * same whether or not anybody is known by it.
 */
export function sendLostLink(ctx: Context, input: { email: string }): void {
  const email = normaliseEmail(input.email);
  writeTransaction(ctx.db, (tx) => {
    const [newest] = listConfirmedPages(tx, email);
    if (!newest) return;
    const limit = { max: confirmationsPerDay, since: plus(ctx.now, -days(1)) };
    const recipientHash = mailboxWithinLimit(tx, email, { kind: "lost_link", ...limit });
    if (recipientHash === null) return;
    enqueueMail(tx, {
      kind: "lost_link",
      payload: { pageId: newest.id },
      dedupeKey: mailKey("lost_link", [randomUUID()]),
      subject: mailSubject("page", newest.id),
      recipientHash,
      now: ctx.now,
    });
  });
}
