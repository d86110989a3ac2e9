import { datesAdded } from "#emails/dates-added/mail.ts";
import type { Database } from "#db/client.server.ts";
import { findUntriedMailWithKey, updateUntriedMail } from "#db/queries/outbox.server.ts";
import { listFollowersToNotify } from "#db/queries/sign-ups.server.ts";
import type { Context } from "../context.ts";
import { mailSubject } from "../model/mail.ts";
import { addDays, type IanaZone } from "../time/zoned-time.ts";
import { enqueueMail } from "./enqueue-mail.server.ts";
import { eveningOf, nextEvening } from "./evening.server.ts";

/**
 * Queue a mail about new dates of an event to its followers, sent in the next evening of its city. New dates of a day make
 * one mail for each reader, whatever events they belong to.
 * @param added `dateIds` of the dates that were not there before; `timeZone` of their city
 */
export function notifyDatesAdded(
  tx: Database,
  ctx: Pick<Context, "now">,
  added: { eventId: string; dateIds: readonly string[]; timeZone: IanaZone },
): void {
  if (added.dateIds.length === 0) return;
  for (const pageId of listFollowersToNotify(tx, added.eventId)) notifyFollower(tx, ctx, { ...added, pageId });
}

function notifyFollower(
  tx: Database,
  { now }: Pick<Context, "now">,
  { pageId, dateIds, timeZone }: { pageId: string; dateIds: readonly string[]; timeZone: IanaZone },
): void {
  let evening = nextEvening(now, timeZone);
  const subject = mailSubject("page", pageId);
  const tryEvening = () => {
    const dedupeKey = datesAdded.key(pageId, evening.day);
    const waiting = findUntriedMailWithKey(tx, dedupeKey);
    if (!waiting) {
      const payload = { pageId, dateIds: [...dateIds] };
      return enqueueMail(tx, datesAdded, { payload, dedupeKey, subject, now, runAt: evening.at });
    }
    const known = datesAdded.payload.parse(waiting.payload);
    const payload = { pageId, dateIds: [...new Set([...known.dateIds, ...dateIds])] };
    const runAt = evening.at < waiting.runAt ? evening.at : waiting.runAt;
    updateUntriedMail(tx, waiting.id, { payload, runAt });
    return true;
  };
  // In a zone further west the mail of this day may have been sent already.
  while (!tryEvening()) evening = eveningOf(addDays(evening.day, 1), timeZone);
}
