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
 * Gives a personal page another address, a first one, or none. Nothing is written to a new one before its owner has
 * confirmed it, and nothing more to the old one.
 * @param email null to be written to no more
 * @throws NotFound for an unknown page; Invalid `email` when there is none to give up
 */
export function changeEmail(ctx: Context, { token, email }: { token: string; email: string | null }): void {
  const wanted = email === null ? null : normaliseEmail(email);
  writeTransaction(ctx.db, (tx) => {
    const page = findPageByToken(tx, token);
    if (!page) throw new NotFound("page");
    if (wanted === null && page.email === null) throw new Invalid({ email: { key: "required" } });
    if (wanted !== page.email) replaceAddress(tx, ctx, page.id, wanted);
    // Confirmed already, there is nothing to ask.
    if (wanted !== null && (wanted !== page.email || page.emailConfirmedAt === null)) {
      requestConfirmation(tx, ctx, page.id, wanted);
    }
  });
}

/** What was frozen for the old address, and the link that was sent there, go with it. */
function replaceAddress(tx: Database, ctx: Context, pageId: string, email: string | null): void {
  dropMailsAbout(tx, [mailSubject("page", pageId)], ctx.now);
  // Count the seats for their network again: no confirmed address stands behind them any more.
  setNetworkOfPage(tx, pageId, ctx.network ?? null);
  updatePage(tx, pageId, { email, emailGivenAt: ctx.now, emailConfirmedAt: null, confirmToken: null });
}
