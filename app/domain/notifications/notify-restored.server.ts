import { hiddenNotice } from "#emails/hidden-notice/mail.ts";
import { dateChanged } from "#emails/date-changed/mail.ts";
import type { Database } from "#db/client.server.ts";
import { findEvent, type FoundEvent, listDates } from "#db/queries/events.server.ts";
import { listMailsByKey, markDropped } from "#db/queries/outbox.server.ts";
import { enqueueMail } from "./enqueue-mail.server.ts";
import { listPagesToNotify } from "#db/queries/sign-ups.server.ts";
import type { Context } from "../context.ts";
import { mailSubject } from "../model/mail.ts";
import { knownStateOfDate } from "./known-state.server.ts";

/**
 * Tell attendees and followers who were told that a hidden event is off that it takes place after all, once. A notice
 * that is still queued is dropped instead. Call it in the transaction that restores the events, after that.
 */
export function notifyRestored(tx: Database, ctx: Context, { eventIds }: { eventIds: readonly string[] }): void {
  for (const event of eventIds.map((id) => findEvent(tx, id))) {
    if (!event) continue;
    for (const date of listDates(tx, event.id)) {
      if (date.endsAtUtc <= ctx.now || date.status === "cancelled") continue;
      for (const pageId of listPagesToNotify(tx, date.id)) notifyPage(tx, ctx, { event, date, pageId });
    }
  }
}

function notifyPage(
  tx: Database,
  ctx: Context,
  { event, date, pageId }: { event: FoundEvent; date: ReturnType<typeof listDates>[number]; pageId: string },
): void {
  const notices = listMailsByKey(tx, hiddenNotice.key.startOf(pageId, date.id));
  for (const notice of notices)
    if (notice.state === "queued" && notice.attempts === 0) markDropped(tx, notice.id, ctx.now);
  // A notice that was tried may have arrived.
  const lastNotice = notices.filter(({ state, attempts }) => state === "sent" || attempts > 0).at(-1);
  if (!lastNotice) return;
  const news = listMailsByKey(tx, dateChanged.key.startOf(pageId, date.id));
  if (news.some(({ state, createdAt }) => state !== "dropped" && createdAt >= lastNotice.createdAt)) return;
  enqueueMail(tx, dateChanged, {
    payload: { pageId, dateId: date.id, told: { ...knownStateOfDate(date, event), status: "cancelled" } },
    dedupeKey: dateChanged.key(pageId, date.id, date.sequence),
    subject: mailSubject("page", pageId),
    now: ctx.now,
  });
}
