import { hiddenNotice } from "#emails/hidden-notice/mail.ts";
import type { Database } from "#db/client.server.ts";
import { listDates } from "#db/queries/events.server.ts";
import { enqueueMail } from "./enqueue-mail.server.ts";
import { listPagesToNotify } from "#db/queries/sign-ups.server.ts";
import type { Context } from "../context.ts";
import { mailSubject } from "../model/mail.ts";
import { reasonLimit } from "../model/review-state.ts";
import { parseRequiredText } from "../forms/required-text.ts";
import type { HiddenNotice } from "./hidden-notice.ts";

/**
 * Queue the mail that the actor chose to attendees and followers of a hidden event. The mail does not name the event.
 * Call it in the transaction that hides the event.
 * @throws Invalid `words` when a text is to be sent and is empty or too long
 */
export function notifyHidden(
  tx: Database,
  ctx: Context,
  { eventIds, told, words: typed }: { eventIds: readonly string[]; told: HiddenNotice; words: string },
): void {
  if (told === "nothing") return;
  const words = told === "words" ? parseRequiredText(typed, { field: "words", max: reasonLimit }) : null;
  for (const eventId of eventIds) {
    for (const date of listDates(tx, eventId)) {
      if (date.endsAtUtc <= ctx.now || date.status === "cancelled") continue;
      for (const pageId of listPagesToNotify(tx, date.id)) {
        enqueueMail(tx, hiddenNotice, {
          payload: { pageId, dateId: date.id, words },
          dedupeKey: hiddenNotice.key(pageId, date.id, date.sequence),
          subject: mailSubject("page", pageId),
          now: ctx.now,
        });
      }
    }
  }
}
