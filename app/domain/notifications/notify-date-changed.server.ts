import { dateChanged } from "#emails/date-changed/mail.ts";
import type { Database } from "#db/client.server.ts";
import type { FoundEvent } from "#db/queries/events.server.ts";
import { takeBackWaiting } from "#db/queries/outbox.server.ts";
import { enqueueMail } from "./enqueue-mail.server.ts";
import { listPagesToNotify } from "#db/queries/sign-ups.server.ts";
import type { Context } from "../context.ts";
import { mailSubject } from "../model/mail.ts";
import { dayAt } from "../time/zone-arithmetic.server.ts";
import { hours, type Instant, localDateOf, minutes, plus } from "../time/zoned-time.ts";
import type { KnownState } from "./date-news.ts";
import type { DateStatus } from "../model/date.ts";
import type { FoundDate } from "../event-access/require-own-event.server.ts";
import { knownStateOfDate } from "./known-state.server.ts";

/** Delay of a mail about a change, in milliseconds: later changes are joined to it, or cancel it out. */
export const changeDelayMs = minutes(15);
/** Time before the start, in milliseconds, within which mails about changes are not delayed. */
export const immediateWithinMs = hours(3);

type Change = {
  /** True when the wall clock stayed and its instant moved, which matters to attendees who join from another zone. */
  isOtherInstant?: boolean;
  /** Date and event before the change. */
  date: FoundDate;
  event: FoundEvent;
  after: { status: DateStatus; startsAtUtc: Instant; sequence: number };
};

/**
 * Queue a mail to all attendees and followers of a date who have confirmed an address. It replaces one that still
 * waits, so that the reader gets one mail with the net news.
 */
export function notifyDateChanged(tx: Database, ctx: Pick<Context, "now">, change: Change): void {
  const { date, event, after, isOtherInstant = false } = change;
  const before = {
    ...knownStateOfDate(date, event),
    ...(isOtherInstant ? { startsAtUtc: date.startsAtUtc } : {}),
  };
  const runAt = runAtOf(ctx, date, after);
  for (const pageId of listPagesToNotify(tx, date.id)) {
    const subject = mailSubject("page", pageId);
    const about = { name: "dateId", id: date.id } as const;
    const waiting = takeBackWaiting(tx, { kind: dateChanged.name, subject, about, now: ctx.now });
    enqueueMail(tx, dateChanged, {
      payload: { pageId, dateId: date.id, told: waiting.length > 0 ? knownOf(waiting) : before },
      dedupeKey: dateChanged.key(pageId, date.id, after.sequence),
      subject,
      now: ctx.now,
      runAt,
    });
  }
}

/**
 * Return the state that the reader knew before the waiting mail; null when an attempt to send that mail may have
 * arrived.
 */
function knownOf(waiting: readonly { payload: unknown; attempts: number }[]): KnownState | null {
  const [first] = waiting;
  if (!first || waiting.some((row) => row.attempts > 0)) return null;
  return dateChanged.payload.parse(first.payload).told;
}

function runAtOf(ctx: Pick<Context, "now">, date: FoundDate, after: Change["after"]): Instant {
  const next = Math.min(date.startsAtUtc, after.startsAtUtc);
  const isToday = dayAt(ctx.now, date.timeZone) === localDateOf(date.startsAtLocal);
  const isPressing = next - ctx.now <= immediateWithinMs || (after.status === "cancelled" && isToday);
  return isPressing ? ctx.now : plus(ctx.now, changeDelayMs);
}
