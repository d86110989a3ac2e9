import type { Context } from "../context.ts";
import { writeTransaction, type Database } from "#db/client.server.ts";
import { findPageByToken, type FoundPage, deletePage, endCalendar } from "#db/queries/attendee-pages.server.ts";
import { NotFound } from "../errors.ts";
import { withSeatChange } from "../seats/allocate-seats.server.ts";
import { listPoolsOfPage } from "#db/queries/seats.server.ts";
import type { Instant } from "../time/zoned-time.ts";
import { dropMailsAbout } from "#db/queries/outbox.server.ts";
import { mailSubject } from "../model/mail.ts";
import { hashSecret } from "../secrets.server.ts";

/**
 * Forgets a person: their page, what they held, their address, mail not yet sent. The seats are free again.
 * @throws NotFound for an unknown address
 */
export function eraseAttendee(ctx: Context, input: { token: string }): void {
  writeTransaction(ctx.db, (tx) => {
    const page = findPageByToken(tx, input.token);
    if (!page) throw new NotFound("page");
    withSeatChange(tx, ctx.now, listPoolsOfPage(tx, page.id), () => deleteAttendeePage(tx, page, ctx.now));
  });
}

/** Everything about a page goes, mails not yet sent included; its calendar says that it is no more. */
export function deleteAttendeePage(tx: Database, page: Pick<FoundPage, "id" | "calendarToken">, now: Instant): void {
  dropMailsAbout(tx, [mailSubject("page", page.id)], now);
  deletePage(tx, page.id);
  if (page.calendarToken) endCalendar(tx, hashSecret(page.calendarToken), now);
}
