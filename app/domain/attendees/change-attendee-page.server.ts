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

export type PageChange =
  | { what: "language"; language: Language }
  | { what: "reminders"; wanted: boolean }
  /** New secret addresses for page and calendar; the old ones stop working. */
  | { what: "addresses" }
  | { what: "unfollow"; eventId: string };

/**
 * Change an attendee page in ways that do not concern seats.
 * @returns the token and language of the page from now on
 * @throws NotFound for an unknown page
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
  // The confirmation link leads to the page, so it must not lead to the new address; an unconfirmed e-mail address may
  // belong to a stranger.
  const unknown = page.emailConfirmedAt === null ? { email: null } : {};
  return { token: makeToken(), calendarToken: makeToken(), confirmToken: null, ...unknown };
}
