import { type Database, writeTransaction } from "#db/client.server.ts";
import { dropMailsAbout } from "#db/queries/outbox.server.ts";
import { findPageByToken, updatePage } from "#db/queries/attendee-pages.server.ts";
import { setNetworkOfPage } from "#db/queries/network-seats.server.ts";
import type { Context } from "../context.ts";
import { Invalid, NotFound } from "../errors.ts";
import { mailSubject } from "../model/mail.ts";
import { normaliseEmail } from "../model/account.ts";
import { requestConfirmation } from "./request-confirmation.server.ts";

/**
 * Set, change or remove the e-mail address of an attendee page. A new address gets no mail until its owner confirms it;
 * the old one gets none any more.
 * @param email null to remove the address
 * @throws NotFound for an unknown page; Invalid `email` when there is no address to remove
 */
export function changeEmail(ctx: Context, { token, email }: { token: string; email: string | null }): void {
  const wanted = email === null ? null : normaliseEmail(email);
  writeTransaction(ctx.db, (tx) => {
    const page = findPageByToken(tx, token);
    if (!page) throw new NotFound("page");
    if (wanted === null && page.email === null) throw new Invalid({ email: { key: "required" } });
    if (wanted !== page.email) replaceAddress(tx, ctx, page.id, wanted);
    // A confirmed address that stays the same needs no confirmation.
    if (wanted !== null && (wanted !== page.email || page.emailConfirmedAt === null)) {
      requestConfirmation(tx, ctx, page.id, wanted);
    }
  });
}

/** Replace the address; drop the mails for the old one, and the confirmation link sent there. */
function replaceAddress(tx: Database, ctx: Context, pageId: string, email: string | null): void {
  dropMailsAbout(tx, [mailSubject("page", pageId)], ctx.now);
  // Without a confirmed address the seats count for their network again.
  setNetworkOfPage(tx, pageId, ctx.network ?? null);
  updatePage(tx, pageId, { email, emailGivenAt: ctx.now, emailConfirmedAt: null, confirmToken: null });
}
