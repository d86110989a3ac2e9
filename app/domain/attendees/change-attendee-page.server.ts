import { writeTransaction } from "#db/client.server.ts";
import {
  deleteFollow,
  endCalendar,
  findPageByToken,
  eraseRequestIds,
  type FoundPage,
  updatePage,
} from "#db/queries/attendee-pages.server.ts";
import type { Context } from "../context.ts";
import { NotFound } from "../errors.ts";
import type { Language } from "../languages/language.ts";
import { hashSecret, makeToken } from "../secrets.server.ts";

/** What a person may change about their page itself. */
export type PageChange =
  | { what: "language"; language: Language }
  | { what: "reminders"; wanted: boolean }
  /** New secret addresses for page and calendar: whoever has the old ones has nothing any more. */
  | { what: "addresses" }
  | { what: "unfollow"; eventId: string };

/**
 * Changes something about a personal page that has nothing to do with seats.
 * @returns the secret part of its address from now on, and its language
 * @throws NotFound for an unknown address
 */
export function changePage(
  ctx: Context,
  { token, change }: { token: string; change: PageChange },
): { token: string; language: Language } {
  return writeTransaction(ctx.db, (tx) => {
    const page = findPageByToken(tx, token);
    if (!page) throw new NotFound("page");
    if (change.what === "unfollow") {
      deleteFollow(tx, page.id, change.eventId);
      return page;
    }
    if (change.what === "addresses" && page.calendarToken) {
      endCalendar(tx, hashSecret(page.calendarToken), ctx.now);
    }
    if (change.what === "addresses") eraseRequestIds(tx, page.id);
    const values = valuesOf(change, page);
    updatePage(tx, page.id, values);
    return { ...page, ...values };
  });
}

function valuesOf(change: Exclude<PageChange, { what: "unfollow" }>, page: FoundPage): Partial<FoundPage> {
  if (change.what === "language") return { language: change.language };
  if (change.what === "reminders") return { wantsReminders: change.wanted };
  // The link in the mail that asked to confirm leads to the page: whoever has it must not be led to the new address, and
  // an address that nobody confirmed may be a stranger's.
  const unknown = page.emailConfirmedAt === null ? { email: null } : {};
  return { token: makeToken(), calendarToken: makeToken(), confirmToken: null, ...unknown };
}
