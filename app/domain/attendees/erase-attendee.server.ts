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
 * Erase an attendee: page, sign-ups, address and unsent mails. The seats become free.
 * @throws NotFound for an unknown page
 */
export function eraseAttendee(ctx: Context, input: { token: string }): void {
  writeTransaction(ctx.db, (tx) => {
    const page = findPageByToken(tx, input.token);
    if (!page) throw new NotFound("page");
    withSeatChange(tx, ctx.now, listPoolsOfPage(tx, page.id), () => deleteAttendeePage(tx, page, ctx.now));
  });
}

/** Delete an attendee page and its unsent mails; its calendar is then reported as gone. */
export function deleteAttendeePage(tx: Database, page: Pick<FoundPage, "id" | "calendarToken">, now: Instant): void {
  dropMailsAbout(tx, [mailSubject("page", page.id)], now);
  deletePage(tx, page.id);
  if (page.calendarToken) endCalendar(tx, hashSecret(page.calendarToken), now);
}
