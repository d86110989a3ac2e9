import type { Database } from "#db/client.server.ts";
import { dropMailsAbout } from "#db/queries/outbox.server.ts";
import { deletePage, endCalendar, type FoundPage } from "#db/queries/personal-pages.server.ts";
import { mailSubject } from "../messages.ts";
import { hashSecret } from "../people/secrets.server.ts";
import type { Instant } from "../time/zoned-time.ts";

/** Everything about a page goes, mails not yet sent included; its calendar says that it is no more. */
export function forgetPage(tx: Database, page: Pick<FoundPage, "id" | "calendarToken">, now: Instant): void {
  dropMailsAbout(tx, [mailSubject("page", page.id)], now);
  deletePage(tx, page.id);
  if (page.calendarToken) endCalendar(tx, hashSecret(page.calendarToken), now);
}
